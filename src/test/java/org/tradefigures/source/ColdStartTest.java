package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.indicator.IndicatorResult;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.reference.Classification;
import org.tradefigures.table.Dimension;

/**
 * A process that asks a file and reads the rows of the answer starts no library that takes long to
 * start. It is a process of its own, so that no other test has loaded their classes.
 */
class ColdStartTest {

  @Test
  void fromAFileToABalanceNeitherTablesawNorTheMoneyLibraryIsStarted(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("flows.csv"), flows());
    Path loaded = folder.resolve("loaded");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                classPath,
                Balance.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isEqualTo("2022 KEN 0 6000000 -6000000" + System.lineSeparator());
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anyMatch(line -> line.contains("org.tradefigures.indicator.TradeBalance"));
    assertThat(classes)
        .noneMatch(line -> line.contains(" tech.tablesaw."))
        .noneMatch(line -> line.contains(" org.javamoney."))
        .noneMatch(line -> line.contains(" tools.jackson."));
  }

  /** Enough for the parallel reading. */
  private static String flows() {
    StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
    for (int product = 10_001; product <= 16_000; product++) {
      rows.append("2022,842,404,0").append(product).append(",1.000,NA\n");
    }
    return rows.toString();
  }

  /** What the process does. */
  static final class Balance {

    private Balance() {}

    public static void main(String[] args) throws IOException {
      TradeFiles store =
          TradeFiles.of(new BaciCsv().withClassification(Classification.H5), Path.of(args[0]));
      IndicatorResult result = TradeBalance.by(Dimension.PERIOD, Dimension.ECONOMY).from(store);
      System.out.println(
          result.key(Dimension.PERIOD, 0)
              + " "
              + result.key(Dimension.ECONOMY, 0)
              + " "
              + result.input("exports", 0).orElseThrow().toPlainString()
              + " "
              + result.input("imports", 0).orElseThrow().toPlainString()
              + " "
              + result.value(0).orElseThrow().toPlainString());
    }
  }
}
