package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.Dimension;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.Valuation;

class LayoutTest {

  private static final Location PLACE = Location.of("flows.csv", 3);

  @ParameterizedTest
  @CsvSource({
    "'', '', '', ''",
    "0, 0, =, ''",
    "0.00, 0, =, ''",
    "-0, 5, 0, ''",
    "+0.0, 5, 0, ''",
    "5, 5, =, ''",
    "5.0, 5, =, ''",
    "5, 6, 1, ''",
    "n/a, n/a, =, ''",
    "n/a, 5, 1, ''",
    "5, n/a, 1, ''",
    "n/a, other, 1, ''",
    "1.23457E+11, 123457000000, =, 1.23457E+11",
    "-1.5E+2, 5, 1, -1.5E+2",
    "+2E+1, 5, 1, +2E+1",
    "2E+0, 5, 1, ''",
    "1.5E+1, 5, 1, ''",
    "1.5e+9, 5, 1, ''",
    "1.5E9, 5, 1, ''",
    "12.5E+9, 5, 1, ''"
  })
  void cellsAreToldAsFunctionsNeedThem(
      String cell, String value, String asValue, String shortened) {
    assertThat(Layout.Cell.TEXT.told(cell, value)).isEqualTo(cell);
    assertThat(Layout.Cell.AS_VALUE.told(cell, value)).isEqualTo(asValue);
    assertThat(Layout.Cell.SHORTENED.told(cell, value)).isEqualTo(shortened);
    String sign = Layout.Cell.SIGN.told(cell, value);
    assertThat(sign).isEqualTo(cell.isEmpty() ? "" : cell.matches("[-+0.]+") ? "0" : "1");
  }

  @Test
  void aReadingAsksItsFunctionOnceForEachCombination() {
    List<List<String>> asked = new ArrayList<>();
    Layout.Builder builder = Layout.of(List.of("a", "b"), PLACE);
    builder.status(
        cells -> {
          asked.add(cells);
          return ObservationStatus.parse(cells.get(0));
        },
        builder.text("a"));
    Layout.Reading<ObservationStatus> reading = complete(builder).status();
    List<String> normal = List.of("normal");
    List<String> estimated = List.of("estimated");
    assertThat(reading.read(normal)).isEqualTo(ObservationStatus.NORMAL);
    assertThat(reading.readAll(List.of(estimated, normal, estimated)))
        .containsExactly(
            ObservationStatus.ESTIMATED, ObservationStatus.NORMAL, ObservationStatus.ESTIMATED);
    assertThat(reading.read(estimated)).isEqualTo(ObservationStatus.ESTIMATED);
    assertThat(asked).containsExactly(normal, estimated);
  }

  private static Layout.Builder withoutCurrency(Layout.Builder builder) {
    return builder
        .all(Dimension.PERIOD, Period.year(2024))
        .all(Dimension.ECONOMY, Economy.of("KEN"))
        .all(Dimension.PARTNER, Economy.of("USA"))
        .all(Dimension.REPORTER, Reporter.RECONCILED)
        .all(Dimension.DIRECTION, FlowDirection.EXPORT)
        .all(Dimension.COMMODITY, Commodity.parse("HS:TOTAL"))
        .all(Dimension.VALUATION, Valuation.FOB)
        .provenance(Provenance.of("s"))
        .value("a", 2);
  }

  private static Layout complete(Layout.Builder builder) {
    return withoutCurrency(builder).all(Dimension.CURRENCY, "USD").build();
  }

  @Test
  void whatEveryFigureHasToTellHasToBeDeclared() {
    assertThatThrownBy(() -> withoutCurrency(Layout.of(List.of("a"), PLACE)).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("A layout has to tell the currency");
    Layout least = complete(Layout.of(List.of("a"), PLACE));
    assertThat(least.status()).isNull();
    assertThat(least.unit()).isNull();
    assertThat(least.netWeight()).isNull();
    assertThat(least.quantity()).isNull();
    assertThat(least.header()).containsExactly("a");
  }

  @Test
  void columnsAreThereOnceAndNamedAsInTheHeader() {
    assertThatThrownBy(() -> Layout.of(List.of("a", "b", "a"), PLACE))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Duplicate column 'a' at flows.csv line 3: give each column once");
    Layout.Builder builder = Layout.of(List.of("a", "", "b", ""), PLACE);
    assertThat(builder.has("b")).isTrue();
    assertThat(builder.has("c")).isFalse();
    assertThat(builder.text("b")).isEqualTo(new Layout.Column(2, Layout.Cell.TEXT));
    assertThat(builder.sign("b")).isEqualTo(new Layout.Column(2, Layout.Cell.SIGN));
    assertThatThrownBy(() -> builder.text("c"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Missing column 'c' at flows.csv line 3: the header has 'a', '', 'b', ''");
  }

  @Test
  void measuresAreReadInTheirUnitsAndForm() {
    Layout layout =
        complete(
            Layout.of(List.of("a", "b", "c"), PLACE)
                .absent(Map.of("..", ObservationStatus.SUPPRESSED))
                .plain(cell -> cell.replace(',', '.'))
                .netWeightKg("b", -3)
                .quantity("c", 0, cells -> QuantityUnit.NONE));
    Layout.Measure weight = Objects.requireNonNull(layout.netWeight());
    assertThat(weight.index()).isEqualTo(1);
    assertThat(weight.read("1,5", "weight")).isEqualTo(new BigDecimal("0.0015"));
    assertThat(weight.read("2000", "weight")).isEqualTo(new BigDecimal("2"));
    assertThat(weight.read("..", "weight")).isNull();
    assertThat(weight.read("", "weight")).isNull();
    assertThat(weight.absence("..")).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(weight.absence("")).isEqualTo(ObservationStatus.MISSING);
    assertThat(weight.absence("5")).isNull();
    assertThatThrownBy(() -> weight.read("1 5", "weight"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed weight '1 5': expected is a number with a point before the decimals, of at most 38 digits and"
                + " without thousands separators");
    assertThat(layout.value().read("1.5", "value")).isEqualTo(new BigDecimal("150"));
    Layout.Measure quantity = Objects.requireNonNull(layout.quantity());
    assertThat(quantity.read("7,50", "quantity")).isEqualTo(new BigDecimal("7.5"));
  }
}
