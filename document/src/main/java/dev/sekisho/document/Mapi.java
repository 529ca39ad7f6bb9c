package dev.sekisho.document;

import java.util.Set;

/// Numbers of the properties that are read. MS-OXPROPS §2; the names are those of the standard,
/// without `PidTag`.
final class Mapi {
  static final int MESSAGE_CLASS = 0x001a;
  static final int SUBJECT = 0x0037;
  static final int CLIENT_SUBMIT_TIME = 0x0039;
  static final int SENT_REPRESENTING_NAME = 0x0042;
  static final int SENT_REPRESENTING_ADDRESS_TYPE = 0x0064;
  static final int SENT_REPRESENTING_EMAIL_ADDRESS = 0x0065;
  static final int TRANSPORT_MESSAGE_HEADERS = 0x007d;
  static final int RECIPIENT_TYPE = 0x0c15;
  static final int SENDER_NAME = 0x0c1a;
  static final int SENDER_ADDRESS_TYPE = 0x0c1e;
  static final int SENDER_EMAIL_ADDRESS = 0x0c1f;
  static final int DISPLAY_BCC = 0x0e02;
  static final int DISPLAY_CC = 0x0e03;
  static final int DISPLAY_TO = 0x0e04;
  static final int MESSAGE_DELIVERY_TIME = 0x0e06;
  static final int BODY = 0x1000;
  static final int RTF_COMPRESSED = 0x1009;
  static final int HTML = 0x1013;
  static final int INTERNET_MESSAGE_ID = 0x1035;
  static final int INTERNET_REFERENCES = 0x1039;
  static final int IN_REPLY_TO_ID = 0x1042;
  static final int DISPLAY_NAME = 0x3001;
  static final int ADDRESS_TYPE = 0x3002;
  static final int EMAIL_ADDRESS = 0x3003;
  static final int ATTACH_DATA = 0x3701;
  static final int ATTACH_FILENAME = 0x3704;
  static final int ATTACH_METHOD = 0x3705;
  static final int ATTACH_LONG_FILENAME = 0x3707;
  static final int ATTACH_PATHNAME = 0x3708;
  static final int ATTACH_LONG_PATHNAME = 0x370d;
  static final int ATTACH_MIME_TAG = 0x370e;
  static final int ATTACH_CONTENT_ID = 0x3712;

  /// No property: the title that TNEF gives an attachment beside its properties.
  static final int ATTACH_TITLE = 0x1_8010;

  static final int SMTP_ADDRESS = 0x39fe;
  static final int INTERNET_CODEPAGE = 0x3fde;
  static final int MESSAGE_CODEPAGE = 0x3ffd;
  static final int SENDER_SMTP_ADDRESS = 0x5d01;
  static final int SENT_REPRESENTING_SMTP_ADDRESS = 0x5d02;

  private static final Set<Integer> READ =
      Set.of(
          MESSAGE_CLASS,
          SUBJECT,
          CLIENT_SUBMIT_TIME,
          SENT_REPRESENTING_NAME,
          SENT_REPRESENTING_ADDRESS_TYPE,
          SENT_REPRESENTING_EMAIL_ADDRESS,
          TRANSPORT_MESSAGE_HEADERS,
          RECIPIENT_TYPE,
          SENDER_NAME,
          SENDER_ADDRESS_TYPE,
          SENDER_EMAIL_ADDRESS,
          DISPLAY_BCC,
          DISPLAY_CC,
          DISPLAY_TO,
          MESSAGE_DELIVERY_TIME,
          BODY,
          RTF_COMPRESSED,
          HTML,
          INTERNET_MESSAGE_ID,
          INTERNET_REFERENCES,
          IN_REPLY_TO_ID,
          DISPLAY_NAME,
          ADDRESS_TYPE,
          EMAIL_ADDRESS,
          ATTACH_DATA,
          ATTACH_FILENAME,
          ATTACH_METHOD,
          ATTACH_LONG_FILENAME,
          ATTACH_PATHNAME,
          ATTACH_LONG_PATHNAME,
          ATTACH_MIME_TAG,
          ATTACH_CONTENT_ID,
          SMTP_ADDRESS,
          INTERNET_CODEPAGE,
          MESSAGE_CODEPAGE,
          SENDER_SMTP_ADDRESS,
          SENT_REPRESENTING_SMTP_ADDRESS);

  private Mapi() {}

  /// True if anything is made of the property `id`.
  static boolean isRead(int id) {
    return READ.contains(id);
  }
}
