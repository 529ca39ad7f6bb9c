package dev.sekisho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvReportTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1"})
  void cell_formula_getsAnApostrophe(String formula) {
    assertThat(CsvReport.cell(formula).replace("\"", "")).startsWith("'");
  }

  @Test
  void cell_separatorsAndQuotes_areQuoted() {
    assertThat(CsvReport.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
  }

  @Test
  void cell_lineEnd_isShownNotWritten() {
    assertThat(CsvReport.cell("a\r\nb")).isEqualTo("a\\u{d}\\u{a}b");
  }
}
