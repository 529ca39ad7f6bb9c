package dev.sekisho.mime;

import dev.sekisho.bytes.Slice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an HTML document says of its own charset. HTML Standard §13.2.3.2.
final class Html {
  private static final int LOOK = 1024;
  private static final Pattern META =
      Pattern.compile(
          "<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);

  private Html() {}

  /// The charset a `meta` element in the first 1,024 bytes names, or null.
  static @Nullable String charset(Slice html) {
    Matcher matcher = META.matcher(html.part(0, Math.min(LOOK, html.length())).latin1());
    return matcher.find() ? matcher.group(1) : null;
  }
}
