package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;

class TradeFlowTest {

  private static final String EXPORTS =
      "period=2024 economy=KEN partner=USA reporter=unknown direction=X commodity=HS:TOTAL valuation=unknown"
          + " currency=USD value=737000000 status=normal source=statement-2026-01-29 published=2026-01-29"
          + " as_printed=\"$737 million\"";

  private final TradeFlow exports =
      TradeFlow.builder()
          .year(2024)
          .economy("KEN")
          .partner("USA")
          .direction(FlowDirection.EXPORT)
          .commodity(Commodity.total(Classification.HS))
          .currency("USD")
          .value("737000000.00")
          .provenance(
              Provenance.of("statement-2026-01-29")
                  .withPublished(LocalDate.of(2026, 1, 29))
                  .withAsPrinted("$737 million"))
          .build();

  @Test
  void isWrittenAsPairs() {
    assertThat(exports).hasToString(EXPORTS);
    assertThat(TradeFlow.parse(EXPORTS)).isEqualTo(exports);
  }

  @Test
  void hasEverythingThatSaysWhatItIs() {
    TradeFlow flow =
        TradeFlow.builder()
            .period(Period.parse("2024-03"))
            .reporter("USA")
            .partner(Economy.of("KEN"))
            .direction(FlowDirection.RE_IMPORT)
            .commodity(Commodity.hs2022("090240"))
            .valuation(Valuation.CUSTOMS_VALUE)
            .amount(Currencies.amount(new BigDecimal("12.50"), Currencies.of("USD")))
            .status(ObservationStatus.PROVISIONAL)
            .netWeightKg(new BigDecimal("3.0"))
            .quantity(Quantity.parse("3 kg"))
            .breakdown(
                Breakdown.TOTAL
                    .withSecondPartner(Economy.of("UGA"))
                    .withCustoms(CustomsProcedure.HOME_USE)
                    .withTransport(TransportMode.SEA))
            .source("us-census")
            .build();
    String text =
        "period=2024-03 economy=USA partner=KEN reporter=USA direction=RM commodity=H6:090240 valuation=customs-value"
            + " currency=USD value=12.5 status=provisional net_weight_kg=3 quantity=\"3 kg\" second_partner=UGA customs=C01"
            + " transport=2100 source=us-census";
    assertThat(flow).hasToString(text);
    assertThat(TradeFlow.parse(text)).isEqualTo(flow);
    assertThat(flow.economy()).isEqualTo(Economy.of("USA"));
    assertThat(flow.amount())
        .hasValue(Currencies.amount(new BigDecimal("12.5"), Currencies.of("USD")));
  }

  @Test
  void whatIsNotToldHasItsDefault() {
    TradeFlow flow =
        TradeFlow.parse(
            "source=x value=0 currency=KES commodity=HS:TOTAL direction=M reporter=KEN partner=W00 period=2024");
    assertThat(flow.economy()).isEqualTo(Economy.of("KEN"));
    assertThat(flow.valuation()).isEqualTo(Valuation.UNKNOWN);
    assertThat(flow.status()).isEqualTo(ObservationStatus.NORMAL);
    assertThat(flow.breakdown()).isEqualTo(Breakdown.TOTAL);
    assertThat(flow.value()).isEqualTo(BigDecimal.ZERO);
    assertThat(exports.reporter()).isEqualTo(Reporter.UNKNOWN);
  }

  @Test
  void theOtherSideSeesTheSameFigure() {
    assertThat(exports.mirror())
        .hasToString(
            EXPORTS
                .replace("economy=KEN partner=USA", "economy=USA partner=KEN")
                .replace("direction=X", "direction=M"));
    assertThat(exports.exporter()).isEqualTo(Economy.of("KEN"));
    assertThat(exports.importer()).isEqualTo(Economy.of("USA"));
    assertThat(exports.mirror().exporter()).isEqualTo(Economy.of("KEN"));
    assertThat(exports.mirror().importer()).isEqualTo(Economy.of("USA"));
    TradeFlow reExports = exports.toBuilder().direction(FlowDirection.RE_EXPORT).build();
    assertThat(reExports.mirror()).isEqualTo(exports.mirror());
  }

  @Test
  void copiesChangeOnePart() {
    assertThat(exports.withValue(new BigDecimal("771e6")))
        .hasToString(EXPORTS.replace("737000000 ", "771000000 "));
    assertThat(exports.withProvenance(Provenance.of("other")).provenance())
        .isEqualTo(Provenance.of("other"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ObservationStatus.class,
      names = {"MISSING", "SUPPRESSED", "NOT_YET_REPORTED"})
  void noValueIsWrittenWhereThereIsNone(ObservationStatus status) {
    TradeFlow absent = exports.toBuilder().value((BigDecimal) null).status(status).build();
    assertThat(absent)
        .hasToString(EXPORTS.replace("value=737000000 status=normal", "status=" + status));
    assertThat(TradeFlow.parse(absent.toString())).isEqualTo(absent);
    assertThat(absent.amount()).isEmpty();
    assertThat(absent.get(TradeField.VALUE)).isNull();
    assertThat(absent.withValue(BigDecimal.ZERO).status()).isEqualTo(ObservationStatus.NORMAL);
    assertThatThrownBy(() -> exports.toBuilder().status(status).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Value 737000000 in a flow of status "
                + status
                + ": leave the value out, or say normal, estimated or provisional");
  }

  @ParameterizedTest
  @EnumSource(
      value = ObservationStatus.class,
      names = {"NORMAL", "ESTIMATED", "PROVISIONAL"})
  void aValueIsThereWhereTheStatusSaysSo(ObservationStatus status) {
    assertThat(exports.toBuilder().status(status).build().status()).isEqualTo(status);
    assertThatThrownBy(() -> exports.toBuilder().value((BigDecimal) null).status(status).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No value in a flow of status "
                + status
                + ": give the value, or say missing, suppressed or not-yet-reported");
  }

  @ParameterizedTest
  @CsvSource({
    "period, period=2024",
    "partner, partner=USA",
    "direction, direction=X",
    "commodity, commodity=HS:TOTAL",
    "currency, currency=USD",
    "source, source=statement-2026-01-29 published=2026-01-29 as_printed=\"$737 million\""
  })
  void someFieldsHaveToBeTold(String field, String pair) {
    String text = EXPORTS.replace(pair, "").replace("  ", " ").strip();
    assertThatThrownBy(() -> TradeFlow.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed trade flow '"
                + text.substring(0, 60)
                + "…' ("
                + text.length()
                + " characters): No "
                + field
                + " in a trade flow: every figure has to tell it");
  }

  @Test
  void theEconomyIsToldWhereTheReporterIsNone() {
    TradeFlow.Builder builder = exports.toBuilder().economy((Economy) null);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No economy in a trade flow: every figure has to tell it");
    assertThat(builder.reporter("USA").build().economy()).isEqualTo(Economy.of("USA"));
  }

  @Test
  void theSourceIsSetBeforeWhatElseIsToldOfIt() {
    assertThatThrownBy(() -> TradeFlow.builder().set(TradeField.PAGE, "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No source in a trade flow: every figure has to tell it");
    TradeFlow moved = exports.toBuilder().set(TradeField.SOURCE, "other").build();
    assertThat(moved.provenance().source()).isEqualTo("other");
    assertThat(moved.provenance().asPrinted()).isEqualTo("$737 million");
    assertThat(exports.toBuilder().source("other").build().provenance())
        .isEqualTo(Provenance.of("other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "economy=KEN|economy=KEM|Unknown economy 'KEM': not an ISO 3166-1 alpha-3 code; did you mean 'KEN' or 'KHM' or 'YEM'?",
        "currency=USD|currency=dollars|Unknown currency 'dollars': not an ISO 4217 alphabetic code",
        "direction=X|direction=export|Unknown flow direction 'export': not one of M, X, DX, FM, RM, RX, MIP, MOP, XIP, XOP",
        "commodity=HS:TOTAL|commodity=TOTAL|Malformed commodity 'TOTAL': accepted is a classification and a code, such as 'H6:0902' or 'HS:TOTAL'",
        "value=737000000|value=737,000,000|Malformed number '737,000,000': expected are digits with a point before the decimals such as '-1234.5', at most 38 digits, without thousands separators",
        "value=737000000|value=x|Malformed number 'x': expected are digits with a point before the decimals such as '-1234.5', at most 38 digits, without thousands separators",
        "value=737000000 ||No value in a flow of status normal: give the value, or say missing, suppressed or not-yet-reported",
        "status=normal|status=missing|Value 737000000 in a flow of status missing: leave the value out, or say normal, estimated or provisional",
        "valuation=unknown|valuation=unknown value=5|field 'value' stands twice",
        "valuation=unknown|valuations=unknown|Unknown field 'valuations': not one of period, economy, partner, reporter, direction, commodity, valuation, currency, value, status, net_weight_kg, quantity, second_partner, customs, transport, source, page, published, retrieved, vintage, licence, as_printed, note; did you mean 'valuation'?",
        "status=normal|status=normal net_weight_kg=-5|Negative net weight -5 kg: a weight is zero or more",
        "status=normal|status=normal quantity=5|Malformed quantity '5': expected is a number, a blank and a unit such as '12.5 kg'",
        "period=2024|2024|no name=value pair at character 1; put values with blanks into double quotes"
      })
  void everythingElseIsRefused(String right, String wrong, String reason) {
    String text = EXPORTS.replace(right, wrong == null ? "" : wrong).replace("USD  ", "USD ");
    String quoted = "'" + text.substring(0, 60) + "…' (" + text.length() + " characters)";
    assertThatThrownBy(() -> TradeFlow.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed trade flow " + quoted + ": " + reason);
  }

  @Test
  void whatTheBuilderIsGivenIsCheckedAtOnce() {
    TradeFlow.Builder builder = TradeFlow.builder();
    assertThatThrownBy(() -> builder.partner("nowhere"))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage("Unknown economy 'nowhere': not an ISO 3166-1 alpha-3 code");
    assertThatThrownBy(() -> builder.reporter("nobody")).isInstanceOf(UnknownCodeException.class);
    assertThatThrownBy(() -> builder.currency("KSh")).isInstanceOf(UnknownCodeException.class);
    assertThatThrownBy(() -> builder.value("many")).isInstanceOf(TradeParseException.class);
  }

  @Test
  void numbersOfAbsurdLengthAreRefusedAtOnce() {
    BigDecimal huge = new BigDecimal("1E+1000000000");
    String tooLong = "Number '1E+1000000000' is too long: accepted are at most 38 digits";
    assertThatThrownBy(() -> exports.withValue(huge)).hasMessage(tooLong);
    assertThatThrownBy(() -> exports.toBuilder().netWeightKg(huge).build()).hasMessage(tooLong);
    assertThatThrownBy(
            () -> exports.toBuilder().value(huge).status(ObservationStatus.MISSING).build())
        .hasMessage(tooLong);
    assertThatThrownBy(() -> exports.withValue(new BigDecimal("1E-1000000000")))
        .hasMessage("Number '1E-1000000000' is too long: accepted are at most 38 digits");

    String digits = "7".repeat(10_000);
    assertThatThrownBy(() -> exports.withValue(new BigDecimal(digits)))
        .hasMessage(
            "Number '"
                + "7".repeat(60)
                + "…' (10000 characters) is too long: accepted are at most 38 digits");
    String text = EXPORTS.replace("737000000", digits);
    assertThatThrownBy(() -> TradeFlow.parse(text))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed trade flow '"
                + text.substring(0, 60)
                + "…' ("
                + text.length()
                + " characters): Malformed number '"
                + "7".repeat(60)
                + "…' (10000 characters): expected are digits with a point before the decimals such as '-1234.5', at most"
                + " 38 digits, without thousands separators");
  }

  @Test
  void equalNumbersAreEqual() {
    assertThat(exports.withValue(new BigDecimal("7.370E+8"))).isEqualTo(exports);
    assertThat(exports.toBuilder().netWeightKg(new BigDecimal("2.0")).build())
        .isEqualTo(exports.toBuilder().netWeightKg(new BigDecimal("2")).build());
  }

  @Test
  void areOrderedByTimeSidesDirectionGoodsAndReporter() {
    List<TradeFlow> inOrder =
        Stream.of(
                EXPORTS.replace("period=2024", "period=2023"),
                EXPORTS.replace("partner=USA", "partner=UGA"),
                EXPORTS.replace("direction=X", "direction=M"),
                EXPORTS.replace("reporter=unknown", "reporter=USA"),
                EXPORTS.replace("value=737000000", "value=5"),
                EXPORTS,
                EXPORTS.replace("commodity=HS:TOTAL", "commodity=H6:TOTAL"),
                EXPORTS.replace("commodity=HS:TOTAL", "commodity=H6:0902"),
                EXPORTS.replace("economy=KEN", "economy=USA"))
            .map(TradeFlow::parse)
            .toList();
    List<TradeFlow> reversed = new ArrayList<>(inOrder);
    Collections.reverse(reversed);
    assertThat(reversed.stream().sorted()).isEqualTo(inOrder);
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> TradeFlow.parse(null)).hasMessage("text");
    assertThatThrownBy(() -> exports.toBuilder().valuation(null).build()).hasMessage("valuation");
    assertThatThrownBy(() -> exports.toBuilder().status(null).build()).hasMessage("status");
    assertThatThrownBy(() -> exports.toBuilder().reporter((Reporter) null).build())
        .hasMessage("reporter");
    assertThatThrownBy(() -> exports.toBuilder().breakdown(null).build()).hasMessage("breakdown");
  }
}
