package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.TradeParseException;

/**
 * Large files that are read in parallel give what reading row by row gives: figures, problems and
 * errors. A text that is not a file is read row by row.
 */
class LayoutBytesTest {

  private static final String NAME = "BACI_HS17_Y2022_V202301.csv";
  private static final int[] ECONOMIES = {4, 8, 12, 31, 56, 124, 156, 251, 276, 404, 490, 699, 842};
  private static Path folder = Path.of("");

  @BeforeAll
  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("layout-bytes");
  }

  @AfterAll
  @AfterContainer
  static void removeFolder() throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
    Files.deleteIfExists(folder);
  }

  /** What may be odd about a sound file. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  enum Oddity {
    NONE(text -> text),
    SHUFFLED(Order.SHUFFLED::of),
    CARRIAGE_RETURNS(text -> text.replace("\n", "\r\n")),
    BYTE_ORDER_MARK(text -> "\uFEFF" + text),
    QUOTES(text -> text.replace(",090", ",\"090").replaceAll("\"(090\\d{3})", "\"$1\"")),
    SPACES(text -> text.replace(",842,", ", 842 ,")),
    BLANK_LINES(text -> text.replace("\n404,", "\n\n404,").replaceFirst("\n", "\n\n")),
    SEPARATOR_AT_THE_END(text -> text.replace("\n", ",\n").replaceFirst("q,\n", "q\n")),
    NO_LAST_LINE_END(String::stripTrailing),
    NUMBERS_IN_QUOTES(text -> text.replaceAll(",(\\d+\\.\\d)", ",\"$1\"")),
    BLANKS_FOR_NO_NUMBER(text -> text.replace(",NA", ",  NA ").replaceAll("5,  NA ", "5,")),
    LONG_NUMBERS(text -> text.replaceAll("(,\\d{6}),(\\d)", "$1,1234567$2")),
    A_LAST_ROW_THAT_IS_SHORT(text -> text + "2022,842,842"),
    A_CODE_THAT_COMES_LATE(text -> text + "2022,842,842,999999,1,1\n"),
    NO_ROWS_FOR_A_WHILE(text -> text.replaceFirst("\n404,", "\n".repeat(1 << 18) + "404,")),
    FINER_NUMBERS(text -> text.replace("7.5", "7.50012345")),
    LARGE_NUMBERS(text -> text.replace(",1", ",1234567890123456789012")),
    MIXED_LINE_ENDS(text -> text.replace("0\n", "0\r\n")),
    MIXED_LINE_ENDS_FROM_THE_START(text -> text.replace("\n", "\r\n").replace("1\r\n", "1\n")),
    LONE_CARRIAGE_RETURNS(text -> text.replace("\n404,", "\r404,")),
    BLANK_LINES_OF_BOTH_KINDS(text -> text.replace("\n", "\r\n").replace("7\r", "7\r\n\n\r")),
    VERTICAL_TABS(text -> text.replace("\n404,", "\n\u000B404,")),
    SPACES_IN_PLACE_OF_LINES(text -> text.replace("\n404,", "\n \n404,")),
    LONG_CODES(text -> text.replace(",842,", ",000000000000000842,")),
    LONG_BLANKS(text -> text.replace(",842,", ",842                 ,")),
    MISSING_CELLS(text -> text.replace(",0910", ",")),
    CELLS_TOO_MANY(text -> text.replace("3\n", "3,4\n")),
    CELLS_TOO_FEW(text -> text.replace(",NA\n", "\n")),
    EMPTY_VALUES(text -> text.replaceAll("(,\\d{6}),7[.0-9]*", "$1,")),
    POINTS_WITHOUT_DIGITS(text -> text.replace("7.5,", "7.,").replace("8.5,", ".5,")),
    POINTS_ALONE(text -> text.replace(",7,", ",.,")),
    TWO_POINTS(text -> text.replace("7.5", "7.5.5")),
    LETTERS_BESIDE_DIGITS(text -> text.replace("7.5", "7\u00b25")),
    EXPONENTS(text -> text.replace(".25,", ".25E3,")),
    SIGNS(text -> text.replaceAll("(,\\d{6}),(\\d)", "$1,-$2"));

    private final UnaryOperator<String> change;

    Oddity(UnaryOperator<String> change) {
      this.change = change;
    }
  }

  /** In which order rows come. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  enum Order {
    /** As the columns say, so that many rows start alike. */
    SORTED(lines -> {}),
    /** By product, so that no two rows that follow each other start alike. */
    BY_PRODUCT(lines -> lines.sort(Comparator.comparing(LayoutBytesTest::product))),
    /** In order within each exporter, but exporters in none. */
    CLUSTERED(lines -> lines.sort(Comparator.comparing(LayoutBytesTest::exporter))),
    SHUFFLED(lines -> Collections.shuffle(lines, new Random(1)));

    private final Consumer<List<String>> arrange;

    Order(Consumer<List<String>> arrange) {
      this.arrange = arrange;
    }

    String of(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      arrange.accept(lines.subList(1, lines.size()));
      return String.join("\n", lines) + "\n";
    }
  }

  private static String product(String line) {
    return line.split(",", -1)[3];
  }

  private static String exporter(String line) {
    return new StringBuilder(line.split(",", -1)[1]).reverse().toString();
  }

  /** A sorted file of some thousand rows. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
    for (int exporter : ECONOMIES) {
      for (int importer : ECONOMIES) {
        for (int code = 0; code < 45; code++) {
          if (random.nextInt(5) > 0) {
            text.append("2022,").append(exporter).append(',').append(importer);
            text.append(",09").append(1000 + code * 10).append(',').append(number(random));
            text.append(',').append(random.nextInt(20) == 0 ? "NA" : number(random)).append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  private static String number(Random random) {
    int whole = random.nextInt(1 << random.nextInt(28));
    int decimals = random.nextInt(4);
    return decimals == 0
        ? String.valueOf(whole)
        : whole + "." + String.format("%03d", random.nextInt(1000)).substring(3 - decimals);
  }

  @ParameterizedTest
  @EnumSource
  void oddFilesAreReadAlike(Oddity oddity) throws IOException {
    makeFolder();
    byte[] bytes = oddity.change.apply(text(new Random(7))).getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).as("large enough to be read in parallel").isGreaterThan(1 << 16);
    compare(bytes);
    removeFolder();
  }

  @Property(tries = 60)
  void damagedFilesAreReadAlike(@ForAll long seed, @ForAll Order order) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = order.of(text(random)).getBytes(StandardCharsets.UTF_8);
    compare(Damage.times(random.nextInt(3), bytes, random));
  }

  @Property(tries = 20)
  void aRowThatIsToldTwiceIsFoundWhereverItStands(@ForAll long seed, @ForAll Order order)
      throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>(order.of(text(random)).lines().toList());
    String twice = lines.get(1 + random.nextInt(lines.size() - 1));
    lines.add(1 + random.nextInt(lines.size()), twice);
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    TradeReadResult read = compare(bytes);
    assertThat(read.problems()).hasSize(1);
    assertThat(read.problems().get(0).message()).startsWith("Second figure for the same flow");
  }

  private static void compareInParallel(TradeReader reader, byte[] large) throws IOException {
    makeFolder();
    Path file = folder.resolve(NAME);
    Files.write(file, large);
    compare(reader, file, large);
    assertThat(isReadInParallel(reader, file)).isTrue();
    removeFolder();
  }

  @Test
  void layoutsOfManyColumnsAreReadAlike() throws IOException {
    byte[] large = manyColumns();
    compareInParallel(new ComtradeCsv(), large);
  }

  @Test
  void numbersThatStandForNoneAreReadAlike() throws IOException {
    String[] quantities = {"0", "7", "0.0", "00", "0.000", "-0", "0.10", "10"};
    StringBuilder text =
        new StringBuilder(
            "freqCode,period,reporterCode,flowCode,partnerCode,classificationCode,cmdCode,qtyUnitCode,qty,"
                + "netWgt,cifvalue,fobvalue,primaryValue,isReported,isAggregate\n");
    for (int year = 1950; year < 2025; year++) {
      for (int heading = 1; heading < 97; heading++) {
        String quantity = quantities[(year + heading) % quantities.length];
        text.append("A,%d,404,M,251,H5,%02d,5,%s,".formatted(year, heading, quantity))
            .append("%s,100,90,100,1,0\n".formatted(heading % 3 == 0 ? "0" : "12.5"));
      }
    }
    byte[] large = text.toString().getBytes(StandardCharsets.UTF_8);
    compareInParallel(new ComtradeCsv(), large);
  }

  @ParameterizedTest
  @EnumSource(
      value = Oddity.class,
      names = {"NONE", "SHUFFLED", "CARRIAGE_RETURNS", "BYTE_ORDER_MARK", "QUOTES"})
  void soundFilesAreReadInParallel(Oddity oddity) throws IOException {
    StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
    for (int exporter : new int[] {404, 566, 710, 842}) {
      for (int product = 90_100; product < 91_100; product++) {
        text.append("2022,%d,826,%06d,1.5,NA\n".formatted(exporter, product));
      }
    }
    makeFolder();
    Path file = folder.resolve(NAME);
    Files.writeString(file, oddity.change.apply(text.toString()));
    assertThat(isReadInParallel(new BaciCsv(), file)).isTrue();
    removeFolder();
  }

  /** Numbers of one form most of the time, which is another one in each part of the file. */
  @Property(tries = 40)
  void numbersOfAllFormsAreReadAlike(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("t,i,j,k,v,q\n");
    int digits = 1;
    int decimals = 0;
    for (int product = 90_100; product < 99_100; product++) {
      if (random.nextInt(3000) == 0 || product == 90_100) {
        digits = 1 + random.nextInt(9);
        decimals = random.nextInt(7);
      }
      boolean isOdd = random.nextInt(20) == 0;
      String value = digits(random, isOdd ? random.nextInt(4) : digits);
      String weight = digits(random, 1 + random.nextInt(5));
      value += decimals == 0 ? "" : "." + digits(random, isOdd ? 1 : decimals);
      text.append("2022,404,826,%06d,0%s,0%s\n".formatted(product, value, weight));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    compare(bytes);
    assertThat(isReadInParallel(new BaciCsv(), folder.resolve(NAME))).isTrue();
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  @Test
  void whoIsInterruptedWhileManyReadGetsAnIoException() throws IOException {
    Path file = folder.resolve(NAME);
    Files.writeString(file, "t,i,j,k,v,q\n" + "2022,404,842,090210,1,1\n".repeat(200_000));
    Thread reading = Thread.currentThread();
    try (SourceText in = SourceText.of(file).withProgress(state -> reading.interrupt())) {
      assertThatThrownBy(() -> new BaciCsv().read(in)).isInstanceOf(IOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static boolean isReadInParallel(TradeReader reader, Path file) throws IOException {
    try (SourceText text = SourceText.of(file)) {
      FlowSink sink = FlowSink.strict(text);
      reader.read(text, sink);
      return sink.hasTakenIn();
    }
  }

  /** The encoding shows at the first letter that is not ASCII only, in another thread maybe. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
  void lettersThatComeLateAreReadAlike(String encoding) throws IOException {
    String text = new String(manyColumns(), StandardCharsets.UTF_8);
    text = text.replace("\n", "\tKenya\n").replaceFirst("Kenya", "note");
    int late = text.indexOf("Kenya", 200_000);
    String named = text.substring(0, late) + text.substring(late).replace("Kenya", "K\u00e9nya");
    byte[] large = named.getBytes(Charset.forName(encoding));
    compareInParallel(new ComtradeCsv(), large);
  }

  /** The sample again and again, every time of another year or reporter. */
  private static byte[] manyColumns() throws IOException {
    byte[] sample = Files.readAllBytes(Path.of("src/test/resources/comtrade/bulk.tsv"));
    String[] lines = new String(sample, StandardCharsets.UTF_8).split("\n", 2);
    StringBuilder large = new StringBuilder(lines[0] + "\n");
    for (String reporter : List.of("404", "566", "646", "710", "800", "834")) {
      for (int year = 1950; year < 2025; year++) {
        large.append(
            lines[1]
                .replaceAll("202[12]", String.valueOf(year))
                .replace("\t404\t", "\t" + reporter + "\t"));
      }
    }
    return large.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static TradeReadResult compare(byte[] bytes) throws IOException {
    Path file = folder.resolve(NAME);
    Files.write(file, bytes);
    return compare(new BaciCsv(), file, bytes);
  }

  private static TradeReadResult compare(TradeReader reader, Path file, byte[] bytes)
      throws IOException {
    Object inParallel;
    try {
      inParallel = reader.read(file).flows();
    } catch (TradeParseException e) {
      inParallel = e.getMessage();
    }
    Object rowByRow;
    try {
      rowByRow = reader.read(new ByteArrayInputStream(bytes), NAME).flows();
    } catch (TradeParseException e) {
      rowByRow = e.getMessage();
    }
    assertThat(inParallel).isEqualTo(rowByRow);
    TradeReadResult lenient;
    try {
      lenient = reader.readLenient(file);
    } catch (TradeParseException e) {
      assertThat(rowByRow).isInstanceOf(String.class);
      return new TradeReadResult(reader.read("t,i,j,k,v,q\n", NAME), List.of(), 0);
    }
    TradeReadResult plain = reader.readLenient(new ByteArrayInputStream(bytes), NAME);
    assertThat(lenient.problems()).isEqualTo(plain.problems());
    assertThat(lenient.inputRows()).isEqualTo(plain.inputRows());
    assertThat(lenient.table().flows()).isEqualTo(plain.table().flows());
    return lenient;
  }
}
