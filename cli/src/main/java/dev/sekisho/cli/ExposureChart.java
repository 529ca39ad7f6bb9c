package dev.sekisho.cli;

import dev.sekisho.exposure.Statistics;
import dev.sekisho.exposure.Status;
import java.util.List;
import java.util.Map;

/// A chart in SVG: a bar for each advisory or host, parted by status, with the numbers in it.
final class ExposureChart {
  /// More bars would not be read; the table has all.
  private static final int MAX_BARS = 40;

  private static final int LABEL = 260;
  private static final int WIDTH = 560;
  private static final int ROW = 26;

  private final Messages messages;

  ExposureChart(Messages messages) {
    this.messages = messages;
  }

  /// The chart.
  ///
  /// @param id names the chart within the page
  String svg(String id, String title, Map<String, Statistics.Count> counts) {
    List<Map.Entry<String, Statistics.Count>> bars =
        counts.entrySet().stream().limit(MAX_BARS).toList();
    int most =
        Math.max(1, bars.stream().mapToInt(bar -> bar.getValue().products()).max().orElse(1));
    int height = bars.size() * ROW + 4;
    StringBuilder out = new StringBuilder();
    out.append("<svg role=\"img\" aria-labelledby=\"").append(id).append("-t ").append(id);
    out.append("-d\" viewBox=\"0 0 ").append(LABEL + WIDTH + 8).append(' ').append(height);
    out.append("\">\n<title id=\"").append(id).append("-t\">").append(Html.text(title));
    out.append("</title>\n<desc id=\"").append(id).append("-d\">");
    out.append(Html.text(messages.text("expose.chart-description"))).append("</desc>\n");
    for (int i = 0; i < bars.size(); i++) {
      bar(out, bars.get(i), i * ROW + 2, most);
    }
    out.append("</svg>\n");
    if (counts.size() > bars.size()) {
      out.append("<p>").append(Html.text(messages.text("expose.chart-more", bars.size())));
      out.append("</p>\n");
    }
    return out.toString();
  }

  private void bar(StringBuilder out, Map.Entry<String, Statistics.Count> bar, int top, int most) {
    out.append("<text x=\"").append(LABEL - 8).append("\" y=\"").append(top + 16);
    out.append("\" text-anchor=\"end\">").append(Html.text(shortened(bar.getKey())));
    out.append("</text>\n");
    int left = LABEL;
    for (Status status : Status.values()) {
      int count = bar.getValue().of(status);
      if (count > 0) {
        int width = Math.max(14, count * WIDTH / most);
        out.append("<rect class=\"").append(status.key()).append("\" x=\"").append(left);
        out.append("\" y=\"").append(top).append("\" width=\"").append(width);
        out.append("\" height=\"").append(ROW - 4).append("\"><title>");
        out.append(Html.text(messages.text("status." + status.key()))).append(": ");
        out.append(count).append("</title></rect>\n<text class=\"in\" x=\"");
        out.append(left + width / 2).append("\" y=\"").append(top + 16);
        out.append("\" text-anchor=\"middle\">").append(count).append("</text>\n");
        left += width;
      }
    }
  }

  private static String shortened(String name) {
    int longest = 34;
    int length = name.codePointCount(0, name.length());
    return length <= longest
        ? name
        : name.substring(0, name.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
