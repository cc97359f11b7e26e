package org.tradefigures.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradefigures.table.Coverage;

class ParquetCoverageTest {

  private static final Map<String, String> COMPLETE = Map.of(ParquetCoverage.KEY, "COMPLETE");
  private static final Map<String, String> SELECTION = Map.of(ParquetCoverage.KEY, "SELECTION");

  private final ParquetCoverage coverage = new ParquetCoverage();

  private static Map<String, String> bySpark(String metadata) {
    return Map.of(
        ParquetCoverage.SPARK_COLUMNS,
        "{\"type\":\"struct\",\"fields\":[{\"name\":\"value\",\"type\":\"decimal(9,0)\",\"metadata\":{"
            + metadata
            + "}}]}");
  }

  private static Map<String, String> bySpark(long rows) {
    return bySpark("\"tradefigures.rows\":" + rows + ",\"tradefigures.coverage\":\"COMPLETE\"");
  }

  @Test
  void filesAreCompleteIfEachSaysSo() {
    coverage.add(COMPLETE, 3);
    coverage.add(COMPLETE, 0);
    assertThat(coverage.coverage()).isEqualTo(Coverage.COMPLETE);
    coverage.add(SELECTION, 1);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void filesThatTellNothingAreASelection() {
    coverage.add(Map.of(), 3);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void whatSparkWroteIsCompleteIfAllRowsAreThere() {
    coverage.add(bySpark(5), 3);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
    coverage.add(bySpark(5), 2);
    assertThat(coverage.coverage()).isEqualTo(Coverage.COMPLETE);
    coverage.add(bySpark(5), 1);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void partsOfTwoCompleteTablesAreNoCompleteTable() {
    coverage.add(bySpark(3), 1);
    coverage.add(bySpark(4), 3);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
  }

  @Test
  void whatSparkToldOfASelectionIsOne() {
    coverage.add(bySpark("\"tradefigures.coverage\":\"SELECTION\",\"tradefigures.rows\":3"), 3);
    assertThat(coverage.coverage()).isEqualTo(Coverage.SELECTION);
  }
}
