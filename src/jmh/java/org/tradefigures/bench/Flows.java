package org.tradefigures.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.source.BaciCsv;
import org.tradefigures.table.TradeTable;

/** Made-up trade of a year in the layout of BACI, the same rows for the same seed. */
public final class Flows {

  private static final int ROWS = 500_000;
  private static final long SEED = 1;

  private Flows() {}

  /** In which order rows stand in a file. */
  public enum Order {
    /** By exporter, importer and product: long runs of the same two economies. */
    SORTED,
    /** In no order. */
    SHUFFLED
  }

  static TradeTable table(Order order) throws IOException {
    Path file = file(order);
    try {
      return reader().read(file);
    } finally {
      Files.delete(file);
    }
  }

  static BaciCsv reader() {
    return new BaciCsv().withClassification(Classification.H5);
  }

  /** A file that the caller deletes. */
  static Path file(Order order) throws IOException {
    List<String> lines = lines();
    if (order == Order.SHUFFLED) {
      Collections.shuffle(lines, new Random(SEED));
    }
    Path file = Files.createTempFile("trade", ".csv");
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      out.write("t,i,j,k,v,q\n");
      for (String line : lines) {
        out.write(line);
      }
    }
    return file;
  }

  private static List<String> lines() {
    int[] economies = economies();
    List<String> products =
        IntStream.rangeClosed(1, 76)
            .boxed()
            .flatMap(
                chapter -> IntStream.range(1, 13).mapToObj(h -> "%02d%02d10".formatted(chapter, h)))
            .toList();
    double share = ROWS / ((double) economies.length * (economies.length - 1) * products.size());
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int exporter : economies) {
      for (int importer : economies) {
        for (String product : exporter == importer ? List.<String>of() : products) {
          if (random.nextDouble() < share) {
            lines.add(
                "2022,%d,%d,%s,%s,%s\n"
                    .formatted(
                        exporter,
                        importer,
                        product,
                        thousandth(random),
                        random.nextInt(30) == 0 ? "NA" : thousandth(random)));
          }
        }
      }
    }
    return lines;
  }

  /** Mostly small, sometimes very large. */
  private static String thousandth(Random random) {
    long number = (long) Math.exp(random.nextDouble() * 18) + 1;
    return "%d.%03d".formatted(number / 1000, number % 1000);
  }

  private static int[] economies() {
    return Economy.all().stream()
        .filter(economy -> economy.kind() == EconomyKind.ECONOMY)
        .map(Economy::comtradeNumbers)
        .filter(numbers -> !numbers.isEmpty())
        .mapToInt(numbers -> numbers.get(0))
        .sorted()
        .limit(100)
        .toArray();
  }
}
