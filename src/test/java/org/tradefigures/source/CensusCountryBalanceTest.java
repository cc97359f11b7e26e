package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Frequency;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.Valuation;

class CensusCountryBalanceTest extends TradeReaderContract {

  private static final String HEADER =
      "year,CTY_CODE,CTYNAME,IJAN,IFEB,IMAR,IAPR,IMAY,IJUN,IJUL,IAUG,ISEP,IOCT,INOV,IDEC,IYR,"
          + "EJAN,EFEB,EMAR,EAPR,EMAY,EJUN,EJUL,EAUG,ESEP,EOCT,ENOV,EDEC,EYR\n";
  private static final String ROWS =
      HEADER
          + "2021,7790,Kenya,1,2,3,4,5,6,7,8,9,10,11,0,66,1,1,1,1,1,1,1,1,1,1,1,1.5,12.5\n"
          + "2022,7790,Kenya,1.25,0,0,0,0,0,0,0,0,0,0,0,1.25,2,0,0,0,0,0,0,0,0,0,0,0,2\n"
          + "2022,13,Africa,5,6,0,0,0,0,0,0,0,0,0,0,11,4,0,0,0,0,0,0,0,0,0,0,0,4\n"
          + "2022,0007,Advanced Technology Products,1,1,1,1,1,1,1,1,1,1,1,1,12,1,1,1,1,1,1,1,1,1,1,1,1,12\n";

  @Override
  protected TradeReader reader() {
    return new CensusCountryBalance();
  }

  @Override
  protected String sample() {
    return ROWS.substring(0, ROWS.indexOf("2022,0007"));
  }

  @Test
  void aRowHasTwelveMonthsAndTheYearInBothDirections() {
    TradeTable table = new CensusCountryBalance().read(sample(), "country.csv");
    assertThat(table.size()).isEqualTo(3 * 26);
    TradeFlow january =
        TradeFlow.builder()
            .period(Period.month(2021, 1))
            .economy("USA")
            .partner("KEN")
            .reporter("USA")
            .direction(FlowDirection.IMPORT)
            .commodity(Commodity.parse("HS:TOTAL"))
            .valuation(Valuation.CUSTOMS_VALUE)
            .currency("USD")
            .value("1000000")
            .provenance(
                Provenance.of("us-census-country-balance")
                    .withPage("country.csv")
                    .withVintage("data to 2022-02")
                    .withLicence("public domain"))
            .build();
    assertThat(table.flow(0)).isEqualTo(january);
    assertThat(table.flow(11))
        .isEqualTo(january.toBuilder().period(Period.month(2021, 12)).value("0").build());
    assertThat(table.flow(25))
        .isEqualTo(
            january.toBuilder()
                .period(Period.year(2021))
                .direction(FlowDirection.EXPORT)
                .valuation(Valuation.FAS)
                .value("12500000")
                .build());
    assertThat(table.flow(26)).returns(new BigDecimal("1250000"), TradeFlow::value);
  }

  @Test
  void monthsToComeAreNotZero() {
    List<TradeFlow> flows = new CensusCountryBalance().read(sample(), "country.csv").flows();
    assertThat(flows)
        .filteredOn(f -> f.status() == ObservationStatus.NOT_YET_REPORTED)
        .hasSize(2 * 2 * 11)
        .allMatch(f -> f.period().start().getYear() == 2022)
        .noneMatch(
            f ->
                f.period().compareTo(Period.month(2022, 2)) <= 0
                    && f.period().frequency() == Frequency.MONTH);
    assertThat(flows)
        .filteredOn(f -> f.period().equals(Period.month(2022, 2)))
        .extracting(TradeFlow::value)
        .containsExactly(
            BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("6000000"), BigDecimal.ZERO);
  }

  @Test
  void theLastMonthCanBeSaid() {
    List<TradeFlow> flows =
        new CensusCountryBalance()
            .withLastMonth(Period.month(2022, 12))
            .read(sample(), "country.csv")
            .flows();
    assertThat(flows).allMatch(f -> f.status() == ObservationStatus.NORMAL);
    assertThatThrownBy(() -> new CensusCountryBalance().withLastMonth(Period.year(2022)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Last month 2022: expected is a month such as 2023-01");
  }

  @Test
  void groupsAreAggregatesAndOtherKindsAreLeftOut() {
    assertThat(new CensusCountryBalance().read(ROWS, "country.csv").flows())
        .extracting(TradeFlow::partner)
        .contains(Economy.of("C7XXX"))
        .hasSize(3 * 26);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022,7799,Nowhere,1|Unknown economy '7799' at c line 2, column 'CTY_CODE': not a country code"
            + " of the US Census Bureau",
        "22,7790,Kenya,1|Malformed year '22' at c line 2, column 'year': expected is a year such as"
            + " '2023'",
        "2022,7790,Kenya,1.5m|Malformed value '1.5m' at c line 2, column 'IJAN': expected is a number"
            + " with a point before the decimals, of at most 38 digits and without thousands"
            + " separators",
      })
  void whatIsWrongIsTold(String start, String message) {
    String row = start + ",0".repeat(25) + "\n";
    TradeReadResult result = new CensusCountryBalance().readLenient(HEADER + row, "c");
    assertThat(result.problems()).extracting(Problem::message).contains(message);
    assertThatThrownBy(() -> new CensusCountryBalance().read(HEADER + row, "c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void aFileWithoutRowsHasNoFigures() {
    assertThat(new CensusCountryBalance().read(HEADER, "c").size()).isZero();
  }

  @Test
  void aYearIsTheSumOfItsMonths() {
    String changed = sample().replace("2,3,4,5,6,7,8,9,10,11,0,66", "2,3,4,5,6,7,8,9,10,11,10,66");
    String message =
        "Wrong sum '66' at c line 2, column 'IYR': the months IJAN to IDEC add up to '76'; correct the cell that is"
            + " wrong";
    assertThatThrownBy(() -> new CensusCountryBalance().read(changed, "c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    TradeReadResult result = new CensusCountryBalance().readLenient(changed, "c");
    assertThat(result.problems()).extracting(Problem::message).containsExactly(message);
    assertThat(result.table().size()).isEqualTo(3 * 26 - 1);
    assertThat(result.inputRows()).isEqualTo(3 * 26);
    String unknown = sample().replace("11,0,66", "11,,66");
    assertThat(new CensusCountryBalance().read(unknown, "c").size()).isEqualTo(3 * 26);
  }

  @ParameterizedTest
  @CsvSource({
    "1.5,13.1,0",
    "1.5,11.9,0",
    "1.5,13.2,1",
    "1.5,11.8,1",
    "1.51,12.57,0",
    "1.51,12.58,1"
  })
  void everyNumberMayBeOffByHalfOfTheLastDigit(String december, String year, int problems) {
    String rounded = sample().replace("1.5,12.5", december + "," + year);
    assertThat(new CensusCountryBalance().readLenient(rounded, "c").problems()).hasSize(problems);
  }

  @Test
  void theKenyaRowsAreTheBundledOnes() throws IOException {
    Map<Object, BigDecimal> published =
        years(
            TradeReaders.read(SharedData.file("census/census-country-balance-kenya-7790.csv"))
                .flows());
    Map<Object, BigDecimal> bundled =
        years(
            Bundled.kenyaUs().flows().stream()
                .filter(f -> f.provenance().source().equals("us-census-2023-03"))
                .toList());
    assertThat(published).hasSize(2 * 31).isEqualTo(bundled);
  }

  private static Map<Object, BigDecimal> years(List<TradeFlow> flows) {
    return flows.stream()
        .filter(f -> f.value() != null && f.period().frequency() == Frequency.YEAR)
        .collect(
            Collectors.toMap(
                f -> List.of(f.period(), f.direction()), f -> Objects.requireNonNull(f.value())));
  }

  @Test
  void yearsAreTheSumsOfTheirMonths() throws IOException {
    TradeTable table =
        TradeReaders.read(SharedData.file("census/census-country-balance-1985-2023-01.csv.gz"));
    Map<Object, BigDecimal> months = new HashMap<>();
    Map<Object, BigDecimal> years = new HashMap<>();
    for (TradeFlow flow : table.flows()) {
      if (flow.value() != null) {
        (flow.period().frequency() == Frequency.YEAR ? years : months)
            .merge(
                List.of(
                    flow.period().start().getYear(),
                    flow.partner(),
                    flow.direction(),
                    flow.provenance()),
                flow.value(),
                BigDecimal::add);
      }
    }
    months.keySet().retainAll(years.keySet());
    assertThat(years).hasSizeGreaterThan(16_000);
    assertThat(months.keySet()).isEqualTo(years.keySet());
    assertThat(years.keySet())
        .allMatch(
            key ->
                Objects.requireNonNull(years.get(key))
                        .subtract(Objects.requireNonNull(months.get(key)))
                        .abs()
                        .compareTo(new BigDecimal("12"))
                    <= 0);
    assertThat(table.flows())
        .filteredOn(f -> f.status() == ObservationStatus.NOT_YET_REPORTED)
        .allMatch(f -> f.period().end().compareTo(Period.month(2023, 1).end()) > 0);
  }
}
