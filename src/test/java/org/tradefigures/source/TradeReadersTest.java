package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;

class TradeReadersTest {

  /** Which reader each published file is for; empty where it holds no trade figures. */
  private static final Map<String, String> READERS = new LinkedHashMap<>();

  static {
    READERS.put("comtrade/*.json", "ComtradeJson");
    READERS.put("comtrade/legacy-*.csv", "ComtradeLegacyCsv");
    READERS.put("comtrade/*", "ComtradeCsv");
    READERS.put("census/*.json", "CensusApi");
    READERS.put("census/census-porths-*", "CensusApi");
    READERS.put("census/census-country-balance-*.xlsx", "");
    READERS.put("census/census-country-balance-*", "CensusCountryBalance");
    READERS.put("baci/*", "");
    READERS.put("eurostat/*", "EurostatComext");
    READERS.put("wits/*", "WitsTradeStats");
    READERS.put("sdmx/*", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"comtrade", "census", "baci", "eurostat", "wits", "sdmx"})
  void everyPublishedFileIsForOneReaderOrRefused(String folder) throws IOException {
    List<String> wrong = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(SharedData.file(folder))) {
      files = all.sorted().toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String found;
      try {
        found = TradeReaders.detect(file).reader().getClass().getSimpleName();
      } catch (TradeParseException e) {
        assertThat(e).hasMessageContaining(file.getFileName().toString());
        found = e.getMessage().startsWith("Ambiguous") ? e.getMessage() : "";
      }
      if (!found.equals(expected(folder, file))) {
        wrong.add(file.getFileName() + ": " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String expected(String folder, Path file) {
    Path name = Path.of(folder).resolve(file.getFileName());
    return READERS.entrySet().stream()
        .filter(
            entry -> {
              PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + entry.getKey());
              return glob.matches(name);
            })
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void theReaderAndWhatShowsItAreTold() throws IOException {
    assertThat(TradeReaders.detect(SourceText.of("t,i,j,k,v,q\n", "baci.csv")))
        .hasToString("cepii baci csv: the header is t,i,j,k,v,q")
        .returns(BaciCsv.class, detection -> detection.reader().getClass());
  }

  @Test
  void anUnknownLayoutIsRefused() {
    assertThatThrownBy(() -> TradeReaders.detect(SourceText.of("a,b\n1,2\n", "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown layout of 'f.csv': it starts with 'a,b'; known are "
                + String.join(", ", TradeReaders.all().stream().map(TradeReader::name).toList())
                + "; say what the columns of another mean with a MappedTrade");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          period,reporter,partner,direction,valution,value | 'valution' (did you mean 'valuation'?)
          Period;reporter;Partner;direction                | 'Period' (did you mean 'period'?), 'Partner' (did you mean 'partner'?)
          period , reporter,partner                        | 'period ' (did you mean 'period'?), ' reporter' (did you mean 'reporter'?)
          period,reporter,partner,flow,remark,x            | 'flow', 'remark', 'x'
          """)
  void aHeaderThatIsAlmostOurOwnIsToldApart(String header, String others) {
    assertThatThrownBy(() -> TradeReaders.detect(SourceText.of(header + "\n1,2\n", "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown layout of 'f.csv': it has columns of tradefigures csv beside "
                + others
                + "; rename these or leave them out, or say what they mean with a MappedTrade");
  }

  @ParameterizedTest
  @ValueSource(strings = {"period,reporter", "period,reporter,partner,a,b,c,d", "period,a,b"})
  void aHeaderOfAnotherLayoutIsNotTakenForOurs(String header) {
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of(header + "\n1,2\n", "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessageNotContaining("beside");
  }

  @Test
  void aTextWithNothingInItIsEmpty() {
    assertThatThrownBy(() -> TradeReaders.detect(SourceText.of("\n \n", "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Empty file 'f.csv': there is nothing in it; was its download or copy cut short, or was it read before?");
  }

  @Test
  void anEncodingThatNothingShowsIsAskedFor() throws IOException {
    byte[] bytes = "t,i,j,k,v,q\n".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(
            () -> TradeReaders.detect(SourceText.of(new ByteArrayInputStream(bytes), "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown encoding of 'f.csv': it has NUL characters; where it is text, tell its encoding, as in SourceText.of(file).withCharset(StandardCharsets.UTF_16LE)");
    SourceText told =
        SourceText.of(new ByteArrayInputStream(bytes), "f.csv")
            .withCharset(StandardCharsets.UTF_16LE);
    assertThat(TradeReaders.detect(told)).hasToString("cepii baci csv: the header is t,i,j,k,v,q");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base,term,period,kind,factor;USD,KES,2024,period-average,134.5|exchange rates (tradefigures rate csv)|RateCsv",
        "Date,USD;2024-03-15,1.09|exchange rates (ecb reference rates csv)|EcbRates",
        "Country Code,2023;KEN,139.5|exchange rates (world bank official exchange rates csv)|WorldBankRates",
        "Currency units per SDR(3);Currency\tMarch 15, 2024;Euro\t1.22|exchange rates (imf exchange rates tsv)|ImfRates",
        "isocode,year,xr;KEN,2017,103.4|exchange rates (penn world table exchange rates csv)|PennWorldTableRates",
        "HS2022,HS2017;010121,010121|a concordance of classifications|ConcordanceReader",
      })
  void ratesAndConcordancesAreToldApart(String lines, String what, String reader) {
    String text = lines.replace(';', '\n') + "\n";
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of(text, "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown layout of 'f.csv': it reads as "
                + what
                + " and not as trade; read it with "
                + reader
                + ", or, where it is trade after all, say what its columns mean with a MappedTrade");
  }

  @Test
  void linesAboveALayoutAreToldOf() throws IOException {
    String own =
        """
        period;reporter;partner;direction;commodity;valuation;currency;value
        2023;UGA;KEN;X;HS:TOTAL;fob;USD;702.25
        """;
    String layout = TradeReaders.detect(SourceText.of(own, "f.csv")).toString();
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of("sep=;\r\n" + own, "f.csv")))
        .hasMessage(
            "Unknown layout of 'f.csv': line 2 starts what reads as "
                + layout
                + "; delete line 1 above it");
    String titles = "Trade of Kenya, 2024\n\nMillion dollars\n";
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of(titles + own, "f.csv")))
        .hasMessage(
            "Unknown layout of 'f.csv': line 4 starts what reads as "
                + layout
                + "; delete lines 1 to 3 above it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE html>\n<html lang=\"en\">", "\n <HTML><body>Please log in"})
  void aPageIsNoTable(String page) {
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of(page, "f.csv")))
        .hasMessage(
            "Unknown layout of 'f.csv': it is a page of HTML, such as a login or a notice, in place of the file;"
                + " open it in a browser to see what it says, and download the file itself");
  }

  @Test
  void aDocumentToPrintIsNoTable() {
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of("%PDF-1.7\n\0", "f.csv")))
        .hasMessage(
            "Unknown layout of 'f.csv': it is a PDF document; look for the figures as CSV, JSON or SDMX");
  }

  @Test
  void ratesOfAnotherLayoutAreSentToTheirReader() {
    assertThatThrownBy(() -> new EcbRates().read("Country Code,2023\nKEN,139.5\n", "f.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Other layout of 'f.csv': it reads as exchange rates (world bank official exchange rates csv); read it with"
                + " WorldBankRates");
    assertThatThrownBy(() -> new EcbRates().read("Country,2023\nKEN,139.5\n", "f.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith("No header in 'f.csv': ");
  }

  @Test
  void ratesThatCanNotBeReadAreOfAnUnknownLayout() {
    assertThatThrownBy(() -> TradeReaders.read(SourceText.of("Date,USD\n2024,1\n", "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown layout of 'f.csv': it starts with 'Date,USD'; known are "
                + String.join(", ", TradeReaders.all().stream().map(TradeReader::name).toList())
                + "; say what the columns of another mean with a MappedTrade");
  }

  @Test
  void aMessageOfAnotherDataflowSaysWhatItIs() {
    String rates = "DATAFLOW,CURRENCY,TIME_PERIOD,OBS_VALUE\nECB:EXR(1.0),USD,2024,1.08\n";
    assertThatThrownBy(() -> TradeReaders.detect(SourceText.of(rates, "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown layout of 'f.csv': it is SDMX-CSV of none of the dataflows that are known here; say what its components mean with an SdmxMapping, or read exchange rates with SdmxRates");
  }

  @Test
  void namesOfColumnsMayBeQuoted() throws IOException {
    String quoted =
        """
        "period","reporter","partner","direction","commodity","valuation","currency","value"
        "2023","UGA","KEN","X","HS:TOTAL","fob","USD","702.25"
        """;
    assertThat(TradeReaders.read(SourceText.of(quoted, "f.csv")).flow(0).value())
        .isEqualTo("702.25");
    String baci =
        """
        "t","i","j","k","v","q"
        2022,800,404,"090210",702.25,1
        """;
    assertThat(TradeReaders.detect(SourceText.of(baci, "BACI_HS17_Y2022_V202401b.csv")).reader())
        .isInstanceOf(BaciCsv.class);
  }

  @Test
  void aLayoutInDoubtIsRefused() {
    String header = "CTY_CODE,I_COMMODITY,GEN_VAL_MO,year,IJAN,EJAN,EYR\n7790,09,1,2024,1,1,1\n";
    assertThatThrownBy(() -> TradeReaders.detect(SourceText.of(header, "f.csv")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Ambiguous layout of 'f.csv': us census api json or csv: the first row has CTY_CODE,"
                + " GEN_VAL_MO; us census balance by country csv: the header has year, CTY_CODE,"
                + " IJAN and EJAN; use one of these readers itself");
  }

  @Test
  void everyReaderCanBeSentWithWhatItWasTold() throws Exception {
    List<TradeReader> readers = new ArrayList<>(TradeReaders.all());
    readers.add(new TradeCsv().withDefault(TradeField.CURRENCY, "USD"));
    readers.add(new EurostatComext().withProduct("Tea", "0902"));
    for (TradeReader reader : readers) {
      assertThat(sent(reader)).hasSameClassAs(reader).returns(reader.name(), TradeReader::name);
    }
    assertThat(sent(new BaciCsv().withClassification(Classification.H5)))
        .hasToString("cepii baci csv in HS 2017");
    MappedTrade mapped =
        MappedTrade.builder("made-up")
            .column(TradeField.PERIOD, "day")
            .periods("dd/MM/yyyy")
            .constant(TradeField.REPORTER, "KEN")
            .constant(TradeField.PARTNER, "USA")
            .constant(TradeField.DIRECTION, "X")
            .constant(TradeField.COMMODITY, "HS:TOTAL")
            .constant(TradeField.CURRENCY, "USD")
            .column(TradeField.VALUE, "value")
            .build();
    String text = "day,value\n31/12/2023,1.5\n";
    assertThat(mapped.read(text, "f.csv").flows()).hasSize(1);
    assertThat(sent(mapped).read(text, "f.csv").flows())
        .isEqualTo(mapped.read(text, "f.csv").flows());
  }

  private static TradeReader sent(TradeReader reader) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(reader);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (TradeReader) in.readObject();
    }
  }

  @Test
  void namesAreUnlike() {
    assertThat(TradeReaders.all()).extracting(TradeReader::name).doesNotHaveDuplicates();
  }
}
