package dev.sekisho.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sekisho.bytes.Slice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStartTest {
  private static final String PAGE =
      "MIME-Version: 1.0\r\nContent-Type:\r\n\tmultipart/related; boundary=b\r\n\r\n--b\r\n";

  private static int start(String text) {
    return MessageStart.in(Slice.ofLatin1(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: a@example.com\nSubject: hello\n\ntext",
        "Received: from a\n by b\nFrom: a@example.com",
        "From a@example.com Sat Aug  2 10:00:00 2003\nReceived: from a\nDate: today\n\n",
        "X-Unknown: 1\r\nMessage-ID: <1@a>\r\nTo: b\r\n\r\n",
        PAGE
      })
  void in_messageAtTheStart_isFoundThere(String text) {
    assertThat(start(text)).isZero();
    assertThat(start("\r\n \n" + text)).isEqualTo(4);
    assertThat(
            MessageStart.in(
                Slice.of(("\ufeff" + text).getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Subject: only one",
        "Date: today\nContent-Type: text/html\nUser-Agent: a web server's\n\n",
        "Reporting-MTA: dns; a\nArrival-Date: today\n\nFinal-Recipient: rfc822; a\n",
        "Dear all,\n\nFrom: a@example.com\nTo: b@example.com\nSubject: hello\n\nquoted",
        "key: value\nname: other\n",
        "2003-08-02 10:00:00 from: a to: b\n",
        "text that names\nMIME-Version: 1.0\nand no more\nContent-Type: multipart/mixed\n"
      })
  void in_otherText_isNotFound(String text) {
    assertThat(start(text)).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"junk\n", "\u0000\u0001 bytes\n\n\n", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"})
  void in_pageBehindOtherBytes_isFoundWhereItStarts(String before) {
    assertThat(start(before + PAGE)).isEqualTo(before.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%PDF-1.7\n", "other\n"})
  void in_pageFarBehind_isFoundInPdfOnly(String before) {
    String far = before + "MIME-Version: 1.0\n\n".repeat(2_000);
    assertThat(start(far + PAGE)).isEqualTo(before.startsWith("%PDF") ? far.length() : -1);
  }
}
