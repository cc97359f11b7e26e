package org.tradefigures.bench;

import static org.tradefigures.table.Dimension.COMMODITY;
import static org.tradefigures.table.Dimension.DIRECTION;
import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.tradefigures.indicator.BalassaRca;
import org.tradefigures.indicator.EconomicComplexity;
import org.tradefigures.indicator.HerfindahlHirschman;
import org.tradefigures.indicator.IndicatorQuery;
import org.tradefigures.indicator.IndicatorResult;
import org.tradefigures.indicator.ProductComplexity;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyKind;
import org.tradefigures.reference.Period;
import org.tradefigures.source.BaciCsv;
import org.tradefigures.source.TradeFiles;
import org.tradefigures.source.TradeReader;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The work that other tools are compared by, done with what users call: read a BACI file, balances,
 * totals, advantages, concentration, complexity, conversion.
 *
 * <pre>
 * Ours items FILE REPEATS [ITEMS]     such as W1,W3; all if not told
 * Ours w7 FILE OUT                    one whole process from file to file
 * Ours w8 AMOUNTS RATES REPEATS
 * </pre>
 *
 * <p>It prints, apart by tabs, {@code RESULT}, {@code ours}, the item, milliseconds at least and in
 * the median, milliseconds of CPU time of all threads in the median, and what the result adds up
 * to; then {@code MEM} and {@code RSS} with bytes a row and the peak of memory in kB.
 */
public final class Ours {

  private static final int WARM_UPS = 3;
  private static final int THOUSANDS = 3;

  /** Of those that amounts to convert are of. */
  private static final int PRODUCTS = 5_000;

  private static final TradeReader READER = new BaciCsv().withClassification(Classification.H5);

  private Ours() {}

  /**
   * Does the work and prints how long it took.
   *
   * @param args what, from which files, how often
   * @throws IOException if a file can't be read or written
   */
  public static void main(String[] args) throws IOException {
    switch (args.length == 0 ? "" : args[0]) {
      case "items" ->
          items(Path.of(args[1]), Integer.parseInt(args[2]), args.length > 3 ? args[3] : "");
      case "w7" -> Totals.of(TradeFiles.of(READER, Path.of(args[1]))).write(Path.of(args[2]));
      case "w8" -> convert(Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
      default ->
          throw new IllegalArgumentException(
              "Unknown work "
                  + Arrays.toString(args)
                  + ": accepted are items FILE REPEATS [ITEMS], w7 FILE OUT, w8 AMOUNTS RATES REPEATS");
    }
  }

  // ------------------------------------------------------------------ the work

  private static void items(Path file, int repeats, String names) {
    Timing timing = new Timing(repeats, names);
    timing.item("W1", () -> Loaded.of(file), Loaded::checksum);
    long before = usedMemory();
    TradeTable trade = read(file);
    System.out.printf(
        Locale.ROOT,
        "MEM\tours\tbytes_a_row=%.1f%n",
        (usedMemory() - before) / (double) trade.size());
    timing.item(
        "W2",
        () -> TradeBalance.by(PERIOD, ECONOMY, PARTNER).from(trade).table(),
        Ours::checksumOfPairs);
    timing.item("W3", () -> Totals.of(trade), Totals::checksum);
    timing.item("W4", () -> numbers(BalassaRca.by(PERIOD), trade), Ours::checksumOfAdvantages);
    timing.item("W5", () -> Concentration.of(trade), Concentration::checksum);
    TradeTable exports = exportsOfAYear(trade);
    timing.item("W6", () -> Complexities.of(exports), Complexities::checksum);
    timing.item(
        "W6eci", () -> EconomicComplexity.by(PERIOD).from(exports), Complexities::checksumOf);
    System.out.println("RSS\tours\titems\t" + peakMemory());
  }

  private static TradeTable read(Path file) {
    try {
      return READER.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** W1: the columns, and the sum of their values. */
  private record Loaded(TradeTable table, BigDecimal sum) {

    static Loaded of(Path file) {
      TradeTable table = read(file);
      TradeTable total = table.aggregate(TradeQuery.all().valuesOnly());
      return new Loaded(table, total.value(0).orElseThrow());
    }

    String checksum() {
      long missing =
          IntStream.range(0, table.size()).filter(row -> table.netWeightKg(row).isEmpty()).count();
      return "rows=" + table.size() + " sum_v=" + thousands(sum) + " missing=" + missing;
    }
  }

  /** W2: each pair once, seen from the smaller number. */
  private static String checksumOfPairs(Table rows) {
    Map<String, Integer> numbers = new HashMap<>();
    MoneyColumn exports = (MoneyColumn) rows.column("exports");
    MoneyColumn balances = (MoneyColumn) rows.column("value");
    int pairs = 0;
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal balance = BigDecimal.ZERO;
    for (int row = 0; row < rows.rowCount(); row++) {
      int economy =
          numbers.computeIfAbsent(rows.stringColumn("economy").get(row), Ours::numberOfCode);
      int partner =
          numbers.computeIfAbsent(rows.stringColumn("partner").get(row), Ours::numberOfCode);
      if (economy < partner) {
        pairs++;
        sum = sum.add(number(exports, row));
        balance = balance.add(number(balances, row).abs());
      }
    }
    return "rows=" + pairs + " exp=" + thousands(sum) + " absbal=" + thousands(balance);
  }

  /** W3: a row for each period and economy, with the coverage in percent. */
  private record Totals(IndicatorResult balances, List<Double> coverage) {

    static Totals of(TradeStore store) {
      IndicatorResult balances = TradeBalance.by(PERIOD, ECONOMY).from(store);
      List<Double> coverage = new ArrayList<>();
      for (int row = 0; row < balances.size(); row++) {
        double exports = input(balances, "exports", row).doubleValue();
        coverage.add(100 * exports / input(balances, "imports", row).doubleValue());
      }
      return new Totals(balances, coverage);
    }

    String checksum() {
      return String.format(
          Locale.ROOT,
          "rows=%d exp=%s absbal=%s cov=%.6f",
          balances.size(),
          thousands(sum(row -> input(balances, "exports", row))),
          thousands(sum(row -> balances.value(row).orElseThrow().abs())),
          coverage.stream().filter(Double::isFinite).mapToDouble(share -> share).sum());
    }

    private BigDecimal sum(IntFunction<BigDecimal> ofRow) {
      return IntStream.range(0, balances.size())
          .mapToObj(ofRow)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As a file, by period and number. */
    void write(Path out) throws IOException {
      List<Integer> order = new ArrayList<>();
      for (int row = 0; row < balances.size(); row++) {
        order.add(row);
      }
      order.sort(
          Comparator.comparing((Integer row) -> balances.key(PERIOD, row))
              .thenComparing(row -> numberOf(balances.key(ECONOMY, row))));
      try (BufferedWriter csv = Files.newBufferedWriter(out)) {
        csv.write("t,c,exports,imports,balance,coverage\n");
        for (int row : order) {
          csv.append(balances.key(PERIOD, row).toString())
              .append(',')
              .append(Integer.toString(numberOf(balances.key(ECONOMY, row))))
              .append(',')
              .append(thousands(input(balances, "exports", row)))
              .append(',')
              .append(thousands(input(balances, "imports", row)))
              .append(',')
              .append(thousands(balances.value(row).orElseThrow()))
              .append(',')
              .append(coverage.get(row).toString())
              .append('\n');
        }
      }
    }

    private static BigDecimal input(IndicatorResult balances, String name, int row) {
      return balances.input(name, row).orElseThrow();
    }
  }

  /** W4: every advantage as a number. */
  private static double[] numbers(IndicatorQuery query, TradeStore store) {
    return query.from(store).numbers();
  }

  private static String checksumOfAdvantages(double[] advantages) {
    long atLeastOne = Arrays.stream(advantages).filter(advantage -> advantage >= 1).count();
    return "cells=" + advantages.length + " ge1=" + atLeastOne;
  }

  /** W5: the index of every exporter over products and over partners. */
  private record Concentration(DoubleColumn overProducts, DoubleColumn overPartners) {

    static Concentration of(TradeStore store) {
      return new Concentration(
          of(HerfindahlHirschman.over(COMMODITY), store),
          of(HerfindahlHirschman.over(PARTNER), store));
    }

    private static DoubleColumn of(IndicatorQuery query, TradeStore store) {
      return DoubleColumn.create("number", numbers(query.by(PERIOD, ECONOMY), store));
    }

    String checksum() {
      return String.format(
          Locale.ROOT,
          "rows=%d hhi_prod=%.9f hhi_part=%.9f",
          overProducts.size(),
          overProducts.sum(),
          overPartners.sum());
    }
  }

  /** What W6 starts from: a row for each economy and product of the latest year. */
  private static TradeTable exportsOfAYear(TradeTable trade) {
    List<Period> periods = trade.distinct(PERIOD);
    return trade.aggregate(
        TradeQuery.all()
            .periods(periods.get(periods.size() - 1))
            .keep(PERIOD, ECONOMY, DIRECTION, COMMODITY)
            .valuesOnly());
  }

  /** W6: the index of every economy and of every product. */
  private record Complexities(IndicatorResult ofEconomies, DoubleColumn ofProducts) {

    static Complexities of(TradeStore exports) {
      IndicatorResult economies = EconomicComplexity.by(PERIOD).from(exports);
      return new Complexities(economies, defined(ProductComplexity.from(economies)));
    }

    private static DoubleColumn defined(IndicatorResult result) {
      return DoubleColumn.create(
          "number",
          IntStream.range(0, result.size())
              .filter(row -> result.undefined(row).isEmpty())
              .mapToDouble(result::number)
              .toArray());
    }

    String checksum() {
      return checksumOf(ofEconomies) + " products=" + ofProducts.size();
    }

    static String checksumOf(IndicatorResult result) {
      List<Integer> ranking =
          IntStream.range(0, result.size())
              .filter(row -> result.undefined(row).isEmpty())
              .boxed()
              .sorted(Comparator.comparing(result::number, Comparator.reverseOrder()))
              .toList();
      List<Integer> numbers =
          ranking.stream().map(row -> numberOf(result.key(ECONOMY, row))).toList();
      long ranks =
          IntStream.range(0, numbers.size()).mapToLong(i -> (i + 1L) * numbers.get(i)).sum();
      return String.format(
          Locale.ROOT,
          "n=%d ranksum=%d top=%s eci1=%.6f",
          numbers.size(),
          ranks,
          numbers.stream().limit(5).map(Object::toString).collect(Collectors.joining(" ")),
          ranking.isEmpty() ? Double.NaN : result.number(ranking.get(0)));
    }
  }

  /** W8: amounts in many currencies and years, all in US dollars. */
  private static void convert(Path amounts, Path rates, int repeats) throws IOException {
    TradeTable table = amounts(amounts);
    Conversion conversion = Conversion.to("USD").atPeriodAverage(rates(rates)).acceptingRebased();
    new Timing(repeats, "")
        .item(
            "W8",
            () -> table.convert(conversion),
            converted ->
                "rows="
                    + converted.size()
                    + " usd="
                    + converted.aggregate(TradeQuery.all().valuesOnly()).value(0).orElseThrow());
    System.out.println("RSS\tours\tw8\t" + peakMemory());
  }

  private static RateTable rates(Path file) throws IOException {
    Provenance madeUp = Provenance.of("made up");
    List<Rate> rates = new ArrayList<>();
    for (String[] cells : cells(Files.readAllLines(file))) {
      if (!cells[0].equals("USD")) {
        Period year = Period.year(Integer.parseInt(cells[1]));
        rates.add(Rate.of(cells[0], "USD", year, RateKind.PERIOD_AVERAGE, cells[2], madeUp));
      }
    }
    return RateTable.of(rates);
  }

  private static List<String[]> cells(List<String> lines) {
    return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  /** Every amount as a flow of its own, of an economy for each currency. */
  private static TradeTable amounts(Path file) throws IOException {
    List<Economy> economies =
        Economy.all().stream().filter(economy -> economy.kind() == EconomyKind.ECONOMY).toList();
    List<Commodity> products =
        IntStream.range(0, PRODUCTS)
            .mapToObj(number -> Commodity.of(Classification.H5, "%06d".formatted(10_000 + number)))
            .toList();
    Map<String, Integer> numbers = new HashMap<>();
    int[] counts = new int[economies.size()];
    TradeFlow.Builder any =
        TradeFlow.builder().direction(FlowDirection.EXPORT).provenance(Provenance.of("made up"));
    TradeTable.Builder table = TradeTable.builder();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int economy = numbers.computeIfAbsent(line.substring(0, 3), c -> numbers.size());
        int count = counts[economy]++;
        table.add(
            any.reporter(Reporter.of(economies.get(economy)))
                .economy(economies.get(economy))
                .partner(economies.get(economies.size() - 1 - count / PRODUCTS))
                .commodity(products.get(count % PRODUCTS))
                .currency(Currencies.of(line.substring(0, 3)))
                .period(Period.year(Integer.parseInt(line.substring(4, 8))))
                .value(new BigDecimal(line.substring(9)))
                .build());
      }
    }
    return table.build();
  }

  // ------------------------------------------------------------------ numbers

  private static BigDecimal number(MoneyColumn column, int row) {
    return column.get(row).getNumber().numberValueExact(BigDecimal.class);
  }

  private static String thousands(BigDecimal dollars) {
    return dollars.scaleByPowerOfTen(-THOUSANDS).setScale(THOUSANDS).toPlainString();
  }

  private static int numberOfCode(String code) {
    return numberOf(Economy.of(code));
  }

  /** The number by which the file calls an economy. */
  private static int numberOf(Economy economy) {
    return economy.comtradeNumbers().get(0);
  }

  // ------------------------------------------------------------------ measuring

  private record Timing(int repeats, String names) {

    <T> void item(String name, Supplier<T> work, Function<T, String> checksum) {
      if (!names.isEmpty() && !List.of(names.split(",", -1)).contains(name)) {
        return;
      }
      double[] wall = new double[repeats];
      double[] cpu = new double[repeats];
      @Nullable T result = null;
      for (int i = -WARM_UPS; i < repeats; i++) {
        result = null;
        long cpuBefore = cpuTime();
        long before = System.nanoTime();
        result = work.get();
        if (i >= 0) {
          wall[i] = (System.nanoTime() - before) / 1e6;
          cpu[i] = (cpuTime() - cpuBefore) / 1e6;
        }
      }
      Arrays.sort(wall);
      Arrays.sort(cpu);
      System.out.printf(
          Locale.ROOT,
          "RESULT\tours\t%s\t%.2f\t%.2f\t%.2f\t%s%n",
          name,
          wall[0],
          wall[repeats / 2],
          cpu[repeats / 2],
          checksum.apply(result));
    }
  }

  private static long cpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The bytes of all objects in use; what the heap counts as used holds gaps besides. */
  private static long usedMemory() {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      String total = histogram.substring(histogram.lastIndexOf("Total"));
      return Long.parseLong(total.trim().split("\\s+", -1)[2]);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The peak of resident memory in kB, where Linux tells it. */
  private static String peakMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .findFirst()
          .orElse("0");
    } catch (IOException e) {
      return "0";
    }
  }
}
