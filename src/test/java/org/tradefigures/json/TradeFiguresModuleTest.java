package org.tradefigures.json;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.AgreementStatus;
import org.tradefigures.agreement.AmountQualifier;
import org.tradefigures.agreement.CommittedTotal;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.ConvertedCommitment;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.ImpliedRate;
import org.tradefigures.agreement.Instalment;
import org.tradefigures.agreement.Participant;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ProvisionStage;
import org.tradefigures.agreement.Standing;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.ConvertedTotal;
import org.tradefigures.money.CurrencyUse;
import org.tradefigures.money.GapRule;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.money.Redenomination;
import org.tradefigures.money.Rounding;
import org.tradefigures.money.WrittenAmount;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.HsSection;
import org.tradefigures.reference.Membership;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Breakdown;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.Reporter;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class TradeFiguresModuleTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new TradeFiguresModule()).build();

  private static final Provenance SOURCE =
      Provenance.of("statement")
          .withPage("7")
          .withPublished(LocalDate.of(2026, 1, 29))
          .withRetrieved(LocalDate.of(2026, 2, 1))
          .withAsPrinted("$737 million");
  private static final Rate USD_KES =
      Rate.of("USD", "KES", Period.year(2024), RateKind.PERIOD_AVERAGE, "134.82", SOURCE);
  private static final Rate EUR_USD =
      Rate.of("EUR", "USD", Period.year(2024), RateKind.PERIOD_AVERAGE, "1.0824", SOURCE);
  private static final TradeFlow FLOW =
      TradeFlow.builder()
          .year(2024)
          .economy("KEN")
          .partner("USA")
          .direction(FlowDirection.EXPORT)
          .commodity(Commodity.parse("HS:TOTAL"))
          .currency("USD")
          .value("737000000")
          .provenance(SOURCE)
          .build();
  private static final Conversion TO_KES =
      Conversion.to("KES").atPeriodAverage(RateTable.of(USD_KES, EUR_USD)).via("USD");

  private static final String SOURCE_JSON =
      "{\"source\":\"statement\",\"page\":\"7\",\"published\":\"2026-01-29\",\"retrieved\":\"2026-02-01\","
          + "\"as_printed\":\"$737 million\"}";
  private static final String RATE_JSON =
      "{\"base\":\"USD\",\"term\":\"KES\",\"period\":\"2024\",\"kind\":\"period-average\",\"factor\":134.82,\"provenance\":"
          + SOURCE_JSON
          + "}";

  private static final Party KENYA = Party.of(Economy.of("KEN"), PartyRole.PARTY);
  private static final AgreementEvent SIGNED =
      AgreementEvent.of(EventType.SIGNED, Period.parse("2026-01-29"), SOURCE);
  private static final String SIGNED_JSON =
      "{\"type\":\"signed\",\"date\":\"2026-01-29\",\"provenance\":" + SOURCE_JSON + "}";
  private static final Provision DIGITAL =
      Provision.of("digital trade", ProvisionStage.AGREED, Period.year(2026), SOURCE);
  private static final CommittedValue HEALTH =
      CommittedValue.builder("total", "health", Amounts.of("USD", 2_500_000_000L), SOURCE).build();
  private static final String HEALTH_JSON =
      "{\"id\":\"total\",\"purpose\":\"health\",\"amount\":{\"amount\":2500000000,\"currency\":\"USD\"},\"provenance\":"
          + SOURCE_JSON
          + "}";

  /** A value of every type that has a form, and its JSON. */
  private static final Map<Object, String> FORMS =
      Map.ofEntries(
          Map.entry(Period.halfYear(2024, 1), "\"2024-S1\""),
          Map.entry(Economy.of("KEN"), "\"KEN\""),
          Map.entry(EconomyGroup.of("EAC"), "\"EAC\""),
          Map.entry(Classification.H6, "\"H6\""),
          Map.entry(Commodity.hs2022("0902"), "\"H6:0902\""),
          Map.entry(HsSection.of("II"), "\"II\""),
          Map.entry(Reporter.RECONCILED, "\"reconciled\""),
          Map.entry(FlowDirection.RE_EXPORT, "\"RX\""),
          Map.entry(Valuation.CUSTOMS_VALUE, "\"customs-value\""),
          Map.entry(ObservationStatus.NOT_YET_REPORTED, "\"not-yet-reported\""),
          Map.entry(CustomsProcedure.FREE_ZONE, "\"C05\""),
          Map.entry(TransportMode.SEA, "\"2100\""),
          Map.entry(QuantityUnit.KILOGRAM, "\"kg\""),
          Map.entry(Quantity.of("12.5", QuantityUnit.KILOGRAM), "\"12.5 kg\""),
          Map.entry(WrittenAmount.parse("USD 737 million"), "\"USD 737 million\""),
          Map.entry(
              new Redenomination(
                  "ZMK", "ZMW", new BigDecimal("1000"), LocalDate.of(2013, 1, 1), SOURCE),
              "{\"old_currency\":\"ZMK\",\"new_currency\":\"ZMW\",\"factor\":1000,\"from\":\"2013-01-01\",\"provenance\":"
                  + SOURCE_JSON
                  + "}"),
          Map.entry(
              new CurrencyUse(Economy.of("ZMB"), "ZMW", LocalDate.of(2013, 1, 1), null, SOURCE),
              "{\"economy\":\"ZMB\",\"currency\":\"ZMW\",\"from\":\"2013-01-01\",\"provenance\":"
                  + SOURCE_JSON
                  + "}"),
          Map.entry(RateKind.DAILY, "\"daily\""),
          Map.entry(GapRule.previous(2), "\"previous within 2\""),
          Map.entry(Rounding.decimals(2), "\"2 decimals, half-even\""),
          Map.entry(
              new Membership(Economy.of("KEN"), LocalDate.of(2001, 7, 7), null, "treaty"),
              "{\"economy\":\"KEN\",\"from\":\"2001-07-07\",\"source\":\"treaty\"}"),
          Map.entry(SOURCE, SOURCE_JSON),
          Map.entry(
              Breakdown.TOTAL.withTransport(TransportMode.AIR),
              "{\"second_partner\":\"W00\",\"customs\":\"C00\",\"transport\":\"1000\"}"),
          Map.entry(
              FLOW,
              "{\"period\":\"2024\",\"economy\":\"KEN\",\"partner\":\"USA\",\"reporter\":\"unknown\",\"direction\":\"X\","
                  + "\"commodity\":\"HS:TOTAL\",\"valuation\":\"unknown\",\"currency\":\"USD\",\"value\":737000000,"
                  + "\"status\":\"normal\","
                  + SOURCE_JSON.substring(1)),
          Map.entry(
              MultiCurrencyAmount.of(Amounts.of("USD", 5), Amounts.of("KES", 7)),
              "\"KES 7, USD 5\""),
          Map.entry(USD_KES, RATE_JSON),
          Map.entry(
              USD_KES.withRebased(true),
              RATE_JSON.replace("\"provenance\"", "\"rebased\":true,\"provenance\"")),
          Map.entry(USD_KES.direct(), "{\"rate\":" + RATE_JSON + "}"),
          Map.entry(USD_KES.inverse(), "{\"rate\":" + RATE_JSON + ",\"inverted\":true}"),
          Map.entry(
              TO_KES.convert(Amounts.of("USD", 2), Period.year(2024)).factor(),
              "{\"base\":\"USD\",\"term\":\"KES\",\"steps\":[{\"rate\":" + RATE_JSON + "}]}"),
          Map.entry(
              TO_KES.convert(Amounts.of("KES", 2), Period.year(2024)),
              "{\"original\":{\"amount\":2,\"currency\":\"KES\"},\"result\":{\"amount\":2,\"currency\":\"KES\"},"
                  + "\"period\":\"2024\",\"factor\":{\"base\":\"KES\",\"term\":\"KES\"},\"rounding\":\"minor unit, half-even\"}"),
          Map.entry(
              MultiCurrencyAmount.empty().convert(TO_KES, Period.year(2024)),
              "{\"original\":\"nothing\",\"result\":{\"amount\":0,\"currency\":\"KES\"},\"period\":\"2024\","
                  + "\"rounding\":\"minor unit, half-even\"}"),
          Map.entry(AgreementKind.UNILATERAL_PREFERENCE, "\"unilateral-preference\""),
          Map.entry(AgreementStatus.IN_FORCE, "\"in-force\""),
          Map.entry(AmountQualifier.UP_TO, "\"up-to\""),
          Map.entry(EventType.PASSED_ONE_CHAMBER, "\"passed-one-chamber\""),
          Map.entry(PartyRole.GRANTOR, "\"grantor\""),
          Map.entry(ProvisionStage.AGREED, "\"agreed\""),
          Map.entry(ValueLink.Kind.PART_OF, "\"part-of\""),
          Map.entry(Participant.of(EconomyGroup.of("EAC")), "\"group EAC\""),
          Map.entry(KENYA, "{\"participant\":\"KEN\",\"role\":\"party\"}"),
          Map.entry(SIGNED, SIGNED_JSON),
          Map.entry(
              AgreementEvent.builder(EventType.EXTENDED, Period.parse("2026-01-29"), SOURCE)
                  .effective(Period.parse("2026-02-01"))
                  .until(Period.year(2028))
                  .knownOn(Period.parse("2026-02"))
                  .build(),
              SIGNED_JSON
                  .replace("signed", "extended")
                  .replace(
                      ",\"provenance\"",
                      ",\"effective\":\"2026-02-01\",\"until\":\"2028\",\"known_on\":\"2026-02\",\"provenance\"")),
          Map.entry(
              DIGITAL,
              "{\"topic\":\"digital trade\",\"stage\":\"agreed\",\"as_of\":\"2026\",\"provenance\":"
                  + SOURCE_JSON
                  + "}"),
          Map.entry(
              new Instalment(Period.year(2027), Amounts.of("USD", 5)),
              "{\"period\":\"2027\",\"amount\":{\"amount\":5,\"currency\":\"USD\"}}"),
          Map.entry(ValueLink.partOf("total"), "{\"kind\":\"part-of\",\"value\":\"total\"}"),
          Map.entry(HEALTH, HEALTH_JSON),
          Map.entry(
              CommittedValue.builder("share", "health", Amounts.of("USD", 5), SOURCE)
                  .contributor(Economy.of("KEN"))
                  .qualifier(AmountQualifier.ABOUT)
                  .term(Period.parse("2026-01-01/P2Y"))
                  .instalment(Period.year(2027), Amounts.of("USD", 5))
                  .link(ValueLink.restates("total"))
                  .detail("more")
                  .build(),
              "{\"id\":\"share\",\"purpose\":\"health\",\"contributor\":\"KEN\","
                  + "\"amount\":{\"amount\":5,\"currency\":\"USD\"},\"qualifier\":\"about\",\"term\":\"2026-01-01/P2Y\","
                  + "\"instalments\":[{\"period\":\"2027\",\"amount\":{\"amount\":5,\"currency\":\"USD\"}}],"
                  + "\"link\":{\"kind\":\"restates\",\"value\":\"total\"},\"provenance\":"
                  + SOURCE_JSON
                  + ",\"detail\":\"more\"}"),
          Map.entry(
              Agreement.builder("talks", "Talks", AgreementKind.TRADE_AGREEMENT, SOURCE)
                  .party(KENYA)
                  .event(SIGNED)
                  .provision(DIGITAL)
                  .value(HEALTH)
                  .build(),
              "{\"id\":\"talks\",\"name\":\"Talks\",\"kind\":\"trade-agreement\","
                  + "\"parties\":[{\"participant\":\"KEN\",\"role\":\"party\"}],\"timeline\":["
                  + SIGNED_JSON
                  + "],\"provisions\":[{\"topic\":\"digital trade\",\"stage\":\"agreed\",\"as_of\":\"2026\",\"provenance\":"
                  + SOURCE_JSON
                  + "}],\"values\":["
                  + HEALTH_JSON
                  + "],\"provenance\":"
                  + SOURCE_JSON
                  + "}"),
          Map.entry(
              new Standing(
                  LocalDate.of(2026, 3, 1),
                  null,
                  Set.of(AgreementStatus.SIGNED, AgreementStatus.IN_FORCE),
                  List.of(SIGNED)),
              "{\"day\":\"2026-03-01\",\"possible\":[\"signed\",\"in-force\"],\"grounds\":["
                  + SIGNED_JSON
                  + "]}"),
          Map.entry(
              new CommittedTotal(List.of(HEALTH), List.of()),
              "{\"counted\":[" + HEALTH_JSON + "]}"),
          Map.entry(
              new ConvertedCommitment(
                  new CommittedTotal(List.of(), List.of()),
                  new ConvertedTotal(
                      MultiCurrencyAmount.empty(),
                      Amounts.of("KES", 0),
                      Period.year(2026),
                      List.of(),
                      Rounding.minorUnit())),
              "{\"total\":{},\"conversion\":{\"original\":\"nothing\",\"result\":{\"amount\":0,\"currency\":\"KES\"},"
                  + "\"period\":\"2026\",\"rounding\":\"minor unit, half-even\"}}"),
          Map.entry(
              new ImpliedRate(Amounts.of("USD", 1), Amounts.of("KES", 130)),
              "{\"original\":{\"amount\":1,\"currency\":\"USD\"},\"restated\":{\"amount\":130,\"currency\":\"KES\"}}"));

  @TestFactory
  Stream<DynamicTest> everyFormIsWrittenAndReadBack() {
    return FORMS.entrySet().stream()
        .map(
            e ->
                dynamicTest(
                    e.getValue(),
                    () -> {
                      Object value = e.getKey();
                      assertThat(MAPPER.writeValueAsString(value)).isEqualTo(e.getValue());
                      assertThat((Object) MAPPER.readValue(e.getValue(), value.getClass()))
                          .isEqualTo(value);
                      assertThat((Object) MAPPER.convertValue(value, value.getClass()))
                          .isEqualTo(value);
                    }));
  }

  @Test
  void everyTypeHasAnExampleHere() {
    assertThat(FORMS.keySet().stream().map(Object::getClass).collect(toSet()))
        .isEqualTo(Forms.ALL.byType().keySet());
  }

  @Test
  void everyRecordHasAForm() {
    Set<String> without =
        new ClassFileImporter()
                .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                    "org.tradefigures.reference",
                    "org.tradefigures.trade",
                    "org.tradefigures.money",
                    "org.tradefigures.agreement")
                .stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::reflect)
                .filter(type -> !Forms.ALL.byType().containsKey(type))
                .map(Class::getSimpleName)
                .collect(toSet());
    // lists of the user's, and a place in a file that was read
    assertThat(without).containsExactlyInAnyOrder("Concordance", "Relation", "Target", "Location");
  }

  @Test
  void whatIsNoRecordIsRefused() {
    TradeTable table = TradeTable.of(List.of());
    for (Object holder :
        List.of(
            table,
            table.table(),
            RateTable.of(USD_KES),
            Conversion.to("KES").atPeriodAverage(RateTable.of(USD_KES)))) {
      assertThatThrownBy(() -> MAPPER.writeValueAsString(Map.of("a", holder)))
          .isInstanceOf(DatabindException.class)
          .hasMessageStartingWith(
              holder.getClass().getSimpleName()
                  + " has no JSON form that would hold all it knows: write the records in it, such as flows and rates, or"
                  + " its table with TradeJson.writeTable(…)\n");
    }
    assertThat(MAPPER.writeValueAsString(Coverage.COMPLETE)).isEqualTo("\"COMPLETE\"");
    assertThat(MAPPER.writeValueAsString(new IllegalArgumentException("a"))).contains("\"a\"");
  }

  @Test
  void aNumberInAStringHasDigitsAndNothingElse() {
    assertThat(MAPPER.readValue(RATE_JSON.replace("134.82", "\"134.82\""), Rate.class))
        .isEqualTo(USD_KES);
    for (String wrong :
        List.of("1,348.2", " 134.82", "134,82", "١٣٤", "NaN", "", "9".repeat(201))) {
      String shown = wrong.length() > 60 ? "9".repeat(60) + "…' (201 characters)" : wrong + "'";
      assertThatExceptionOfType(DatabindException.class)
          .isThrownBy(
              () -> MAPPER.readValue(RATE_JSON.replace("134.82", '"' + wrong + '"'), Rate.class))
          .havingCause()
          .withMessage(
              "Malformed factor '"
                  + shown
                  + " at JSON line 1, column 'factor': expected are digits with a point before the decimals such as 1234.5,"
                  + " at most 38 digits, without thousands separators");
    }
  }

  @Test
  void anUnknownCurrencyOfTheUsersIsTold() {
    assertThatThrownBy(() -> MAPPER.readValue("\"usd\"", CurrencyUnit.class))
        .isInstanceOf(DatabindException.class)
        .hasMessageStartingWith(
            "Unknown currency 'usd' at JSON line 1: not an ISO 4217 alphabetic code; did you mean 'USD'?\n");
  }

  @Test
  void aConversionIsWrittenWithEveryRate() {
    var converted =
        Conversion.to("KES")
            .atPeriodAverage(RateTable.of(USD_KES, EUR_USD))
            .via("USD")
            .unrounded()
            .convert(Amounts.of("EUR", new BigDecimal("0.01")), Period.year(2024));
    var json = MAPPER.writeValueAsString(converted);
    assertThat(MAPPER.readValue(json, converted.getClass())).isEqualTo(converted);
    assertThat(MAPPER.readTree(json).at("/factor/steps/0/rate/base").asString()).isEqualTo("EUR");
    assertThat(MAPPER.readTree(json).at("/factor/steps/1/rate/base").asString()).isEqualTo("USD");
  }

  record Mine(Map<Economy, Period> since, MonetaryAmount amount, List<Quantity> parts) {}

  @Test
  void recordsWorkInsideTypesOfTheUsers() {
    Mine mine =
        new Mine(
            Map.of(Economy.of("KEN"), Period.year(2001)),
            Amounts.of("USD", new BigDecimal("0.1000000000000000055511151231257827")),
            List.of(Quantity.parse("3 u")));
    String json =
        "{\"since\":{\"KEN\":\"2001\"},\"amount\":{\"amount\":0.1000000000000000055511151231257827,\"currency\":\"USD\"},"
            + "\"parts\":[\"3 u\"]}";
    assertThat(MAPPER.writeValueAsString(mine)).isEqualTo(json);
    assertThat(MAPPER.readValue(json, Mine.class)).isEqualTo(mine);
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> MAPPER.readValue(json.replace("KEN", "KENYA"), Mine.class))
        .withCauseInstanceOf(UnknownCodeException.class)
        .withMessageStartingWith(
            "Unknown economy 'KENYA' at JSON line 1: not an ISO 3166-1 alpha-3 code; did you mean 'KEN'?");
  }

  @Test
  void aFaultIsAnExceptionOfJacksonWithOursAsItsCause() {
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(
            () ->
                MAPPER.readValue(
                    "[\n\n" + FORMS.get(FLOW).replace("USA", "GER") + "]", TradeFlow[].class))
        .havingCause()
        .isInstanceOf(TradeParseException.class)
        .withMessage(
            "Unknown economy 'GER' at JSON line 3, column 'partner': not an ISO 3166-1 alpha-3 code; did you mean 'DEU'?");
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> MAPPER.readValue(RATE_JSON.replace("kind", "king"), Rate.class))
        .havingCause()
        .withMessage(
            "Unknown field 'king' at JSON line 1: not one of base, term, period, kind, factor, rebased, provenance; did you mean"
                + " 'kind'?");
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(
            () ->
                MAPPER.readValue(RATE_JSON.replace("\"kind\":\"period-average\",", ""), Rate.class))
        .havingCause()
        .withMessage(
            "Missing field 'kind' at JSON line 1: every rate has to tell base, term, period, kind, factor, provenance");
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> MAPPER.readValue(RATE_JSON.replace("134.82", "-1"), Rate.class))
        .havingCause()
        .withMessageStartingWith(
            "Malformed rate '{base=USD, term=KES, period=2024, kind=period-average, facto…'")
        .withMessageEndingWith(
            "at JSON line 1: Rate 1 USD = -1 KES for 2024: a rate is greater than zero; leave the period out where there is none");
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(
            () ->
                MAPPER.readValue(
                    RATE_JSON.replace("2026-02-01", "1 February").replace("\"page\"", "\n\"page\""),
                    Rate.class))
        .havingCause()
        .withMessage(
            "Malformed date '1 February' at JSON line 2, column 'provenance.retrieved': expected is year, month and day such as"
                + " '2024-03-15'");
  }

  @Test
  void theStrictMapperRefusesWhatAnotherLetsThrough() {
    JsonMapper strict = TradeJson.mapper();
    String json = "{\"since\":{},\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"parts\":[]}";
    assertThat(strict.readValue(json, Mine.class).parts()).isEmpty();
    for (String bad :
        List.of(
            json + "{}",
            json.replace("\"since\"", "\"sine\""),
            json.replace("\"since\":{}", "\"parts\":[]"),
            json.replace("{}", "{\"KEN\":\"2001\",\"KEN\":\"2001\"}"))) {
      assertThatExceptionOfType(JacksonException.class)
          .as(bad)
          .isThrownBy(() -> strict.readValue(bad, Mine.class));
    }
    assertThat(strict.readValue("[0.1]", Object.class)).isEqualTo(List.of(new BigDecimal("0.1")));
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> strict.readValue("9".repeat(10_000), BigDecimal.class));
    assertThatExceptionOfType(StreamConstraintsException.class)
        .isThrownBy(() -> strict.readTree("[".repeat(100_000)));
  }
}
