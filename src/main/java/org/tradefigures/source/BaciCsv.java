package org.tradefigures.source;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

/**
 * BACI, the trade of the world by product that CEPII reconciles from what both sides report: {@code
 * t,i,j,k,v,q}, one row a year, exporter, importer and product.
 *
 * <p>Origin: <a href="http://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37">CEPII,
 * BACI</a>; Gaulier and Zignago (2010), working paper 2010-23. Values are free on board, in
 * thousands of US dollars; quantities are tonnes and become net weights. The reporter of every
 * figure is {@link Reporter#RECONCILED}, its economy the exporter. Who does not trade has no row:
 * the coverage is complete.
 *
 * <p>A folder may hold the readme and the lists of countries and products that a version comes
 * with: they are passed over.
 *
 * <p>What the layout has of its own:
 *
 * <ol>
 *   <li>The edition of the Harmonized System stands in the name of the file alone ({@code
 *       BACI_HS17_Y2022_V202301.csv}), and so does the version. A file of another name is read once
 *       {@link #withClassification} says the edition.
 *   <li>{@code q} is {@code NA}, with or without blanks, or empty where the weight is not known. So
 *       would be {@code v}, which becomes a missing figure.
 *   <li>Product codes that lost their leading zero have five digits; it is put back.
 *   <li>Countries are numbers of UN Comtrade, former ones among them (280, 58, 711, 736), which the
 *       published list gives the ISO code of a present one. The number decides.
 *   <li>490 is "other Asia, not elsewhere specified", which the lists of some versions call Taiwan.
 *       It is {@code S19}, and {@code TWN} where {@link #withCountryCodes} reads a list that says
 *       so; who asks for {@code TWN} where it is {@code S19} is told.
 * </ol>
 */
@AutoService(TradeReader.class)
public final class BaciCsv implements TradeReader {

  private static final List<String> COLUMNS = List.of("t", "i", "j", "k", "v", "q");
  private static final Pattern HEADER =
      Pattern.compile("\"?t\"?,\"?i\"?,\"?j\"?,\"?k\"?,\"?v\"?,\"?q\"?\\s*");
  private static final Pattern FILE_NAME =
      Pattern.compile("BACI_HS(92|96|02|07|12|17|22)(?:_Y\\d{4})?(?:_V(\\d{6}[a-z]?))?");
  private static final Pattern COMPANION =
      Pattern.compile(
          "(?:[Rr]eadme(?:_V\\w+)?\\.txt|(?:country_codes|product_codes_HS\\d\\d)_V\\w+\\.csv)(?:\\.gz)?");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final int THOUSANDS = 3;

  private final @Nullable Classification edition;
  private final @Nullable Map<String, Economy> countries;
  private final @Nullable Set<String> products;

  /** A reader that takes the edition from the name of the file, and knows the countries itself. */
  public BaciCsv() {
    this(null, null, null);
  }

  private BaciCsv(
      @Nullable Classification edition,
      @Nullable Map<String, Economy> countries,
      @Nullable Set<String> products) {
    this.edition = edition;
    this.countries = countries;
    this.products = products;
  }

  /**
   * A reader of files whose names do not tell the edition of the Harmonized System.
   *
   * @param hs the edition, H0 to H6
   * @return the reader
   * @throws IllegalArgumentException if it is no edition of the Harmonized System
   */
  public BaciCsv withClassification(Classification hs) {
    if (!HsEditions.BY_YEAR.containsValue(Objects.requireNonNull(hs, "hs"))) {
      throw new IllegalArgumentException(
          "Classification " + hs + " of BACI: accepted are H0, H1, H2, H3, H4, H5, H6");
    }
    return new BaciCsv(hs, countries, products);
  }

  /**
   * A reader that refuses countries which are not in a list, and takes from it what 490 stands for.
   *
   * @param file such as {@code country_codes_V202301.csv}
   * @return the reader
   * @throws TradeParseException if it is no list of countries
   * @throws IOException if it can't be read
   */
  public BaciCsv withCountryCodes(Path file) throws IOException {
    return new BaciCsv(edition, BaciCodes.countries(file), products);
  }

  /**
   * A reader that refuses products which are not in a list.
   *
   * @param file such as {@code product_codes_HS17_V202301.csv}
   * @return the reader
   * @throws TradeParseException if it is no list of products
   * @throws IOException if it can't be read
   */
  public BaciCsv withProductCodes(Path file) throws IOException {
    return new BaciCsv(edition, countries, BaciCodes.products(file));
  }

  @Override
  public String name() {
    return "cepii baci csv";
  }

  @Override
  public Optional<String> recognise(String start) {
    return start
        .lines()
        .findFirst()
        .filter(line -> HEADER.matcher(line).matches())
        .map(line -> "the header is " + String.join(",", COLUMNS));
  }

  @Override
  public boolean hasRowPerLine() {
    return true;
  }

  @Override
  public boolean isCompanion(String name) {
    return COMPANION.matcher(name).matches();
  }

  @Override
  public void read(SourceText in, FlowSink sink) throws IOException {
    sink.coverage(Coverage.COMPLETE);
    LayoutText.read(
        in,
        ',',
        "the columns " + String.join(",", COLUMNS),
        (header, place) -> layout(in.name(), header, place),
        sink);
  }

  private Layout layout(String file, List<String> header, Location place) {
    Matcher name = FILE_NAME.matcher(file);
    boolean named = name.find();
    Classification hs = edition(file, named ? HsEditions.BY_YEAR.get(name.group(1)) : null);
    Provenance provenance = provenance(file, named ? name.group(2) : null);
    return Layout.of(header, place)
        .tell(Dimension.PERIOD, "t", BaciCsv::year)
        .tell(Dimension.ECONOMY, "i", this::economy)
        .tell(Dimension.PARTNER, "j", this::economy)
        .tell(Dimension.COMMODITY, "k", code -> commodity(hs, code))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, FlowDirection.EXPORT)
        .all(Dimension.VALUATION, Valuation.FOB)
        .all(Dimension.CURRENCY, "USD")
        .provenance(provenance)
        .absent(Map.of("NA", ObservationStatus.MISSING))
        .value("v", THOUSANDS)
        .netWeightKg("q", THOUSANDS)
        .build();
  }

  private Classification edition(String file, @Nullable Classification named) {
    if (edition != null && named != null && edition != named) {
      throw new TradeParseException(
          "Contradictory edition of the Harmonized System of",
          file,
          "its name says " + named + ", and withClassification " + edition + "; leave that out");
    }
    if (named != null) {
      return named;
    }
    if (edition == null) {
      throw new TradeParseException(
          "Unknown edition of the Harmonized System of",
          file,
          "name the file as CEPII does, such as BACI_HS17_Y2022_V202301.csv, or say the edition with"
              + " withClassification(Classification.H5)");
    }
    return edition;
  }

  private static Provenance provenance(String file, @Nullable String version) {
    Provenance provenance =
        Provenance.of("cepii-baci" + (version == null ? "" : "-" + version))
            .withPage(file)
            .withLicence("Etalab 2.0");
    return version == null ? provenance : provenance.withVintage(version);
  }

  private static Period year(String text) {
    if (!YEAR.matcher(text).matches()) {
      throw new TradeParseException("Malformed year", text, "expected is a year such as '2022'");
    }
    return Period.year(Integer.parseInt(text));
  }

  private Economy economy(String number) {
    if (countries == null) {
      return BaciCodes.economy(number);
    }
    Economy economy = countries.get(number);
    if (economy == null) {
      throw new TradeParseException(
          "Unknown country code",
          number,
          "it is not in the list of countries; use the one of the same version as the file");
    }
    return economy;
  }

  private Commodity commodity(Classification hs, String code) {
    String digits = BaciCodes.sixDigits(code);
    if (products != null && !products.contains(digits)) {
      throw new TradeParseException(
          "Unknown product code",
          code,
          "it is not in the list of products; use the one of the same version and edition as the"
              + " file");
    }
    return Commodity.of(hs, digits);
  }

  /**
   * Writes reconciled figures in the layout of BACI, so that a reader as this one reads the same
   * figures from them. The layout has no place for the edition of the codes, which belongs into the
   * name of the file, nor for where the figures are from.
   *
   * @param table figures of whole years by six-digit products of one edition, in US dollars free on
   *     board, reconciled
   * @param out where to; flushed, not closed
   * @throws IllegalArgumentException if a figure has something that the layout can't tell, which
   *     the message names
   * @throws IOException if it can't be written
   */
  public void write(TradeTable table, Writer out) throws IOException {
    Map<Economy, String> numbers =
        countries == null
            ? Map.of()
            : countries.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a));
    Classification hs = null;
    CsvLines.write(COLUMNS, out);
    for (TradeFlow flow : table.flows()) {
      hs = hs == null ? flow.commodity().classification() : hs;
      require(flow, flow.commodity().classification() == hs, "codes of one edition, here " + hs);
      CsvLines.write(cells(flow, numbers), out);
    }
    out.flush();
  }

  /**
   * Writes reconciled figures to a file, as {@link #write(TradeTable, Writer)} does.
   *
   * @param table the figures
   * @param file the file, whose name should tell the edition; it is replaced if it is there, and
   *     compressed with gzip if its name ends in {@code .gz}
   * @throws IOException if it can't be written
   */
  public void write(TradeTable table, Path file) throws IOException {
    OutputFiles.write(file, out -> write(table, out));
  }

  private static List<String> cells(TradeFlow flow, Map<Economy, String> numbers) {
    require(flow, flow.reporter().equals(Reporter.RECONCILED), "reconciled figures");
    require(flow, flow.period().frequency() == Frequency.YEAR, "whole years");
    require(
        flow,
        HsEditions.BY_YEAR.containsValue(flow.commodity().classification())
            && flow.commodity().level() == 6,
        "six-digit codes of an edition of the Harmonized System");
    require(flow, flow.valuation() == Valuation.FOB, "values free on board");
    require(flow, flow.currency().getCurrencyCode().equals("USD"), "US dollars");
    require(
        flow,
        flow.direction() == FlowDirection.EXPORT || flow.direction() == FlowDirection.IMPORT,
        "exports and imports of all kinds together");
    require(
        flow,
        flow.status() == ObservationStatus.NORMAL || flow.status() == ObservationStatus.MISSING,
        "figures that are normal or missing");
    require(flow, flow.quantity() == null, "no quantity besides the net weight");
    require(flow, flow.breakdown().equals(Breakdown.TOTAL), "no finer breakdown");
    return List.of(
        flow.period().toString(),
        number(flow, flow.exporter(), numbers),
        number(flow, flow.importer(), numbers),
        flow.commodity().code(),
        thousandth(flow.value()),
        thousandth(flow.netWeightKg()));
  }

  private static String number(TradeFlow flow, Economy economy, Map<Economy, String> numbers) {
    String listed = numbers.get(economy);
    if (listed != null) {
      return listed;
    }
    require(flow, !economy.comtradeNumbers().isEmpty(), "economies with a UN Comtrade number");
    return economy.comtradeNumbers().get(0).toString();
  }

  private static String thousandth(@Nullable BigDecimal number) {
    return number == null ? "NA" : number.scaleByPowerOfTen(-THOUSANDS).toPlainString();
  }

  private static void require(TradeFlow flow, boolean told, String what) {
    if (!told) {
      throw new IllegalArgumentException(
          "Flow " + Messages.quote(flow) + " does not fit into BACI, which has " + what);
    }
  }

  /** What the reader was told besides the file, for people. */
  @Override
  public String toString() {
    return edition == null ? name() : name() + " in " + edition.label();
  }
}
