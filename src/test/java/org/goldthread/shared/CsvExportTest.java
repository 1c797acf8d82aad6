package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-2+3", "@SUM(A1)", "\tx", "\rx"})
    void aCellThatASpreadsheetWouldCalculate_getsALeadingApostrophe(String formula) {
        assertThat(CsvExport.cell(formula)).isEqualTo("'" + formula);
    }

    @Test
    void plainText_staysAsItIs_andNullIsEmpty() {
        assertThat(CsvExport.cell("O'Brien = head")).isEqualTo("O'Brien = head");
        assertThat(CsvExport.cell(null)).isEmpty();
    }

    @Test
    void aFile_quotesCommasQuotesAndLineEnds_andKeepsNegativeNumbers() {
        var csv = new CsvExport("name", "note", "days").row("Ann, \"A\"", "two\nlines", -3);

        assertThat(csv.text()).isEqualTo("name,note,days\r\n\"Ann, \"\"A\"\"\",\"two\nlines\",-3\r\n");
    }

    @Test
    void aDownload_isNamedAndStartsWithAByteOrderMark() {
        var answer = new CsvExport("a").row("b").download("people.csv");

        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment;");
        assertThat(answer.getBody()).startsWith(0xEF, 0xBB, 0xBF);
    }
}
