package org.tradefigures.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.jqwik.TradeArbitraries;
import org.tradefigures.money.Rate;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeFlow;
import tools.jackson.databind.json.JsonMapper;

class TradeJsonProperties {

  private static final JsonMapper MAPPER = TradeJson.mapper();

  private static String flows(List<TradeFlow> flows) {
    StringWriter out = new StringWriter();
    try {
      TradeJson.writeFlows(flows, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String agreements(List<Agreement> agreements) {
    StringWriter out = new StringWriter();
    try {
      TradeJson.writeAgreements(agreements, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Property(tries = 300)
  void flowsAreReadBack(@ForAll @Size(max = 4) List<TradeFlow> flows) {
    assertThat(TradeJson.parseFlows(flows(flows))).isEqualTo(flows);
  }

  @Property(tries = 100)
  void agreementsAreReadBack(@ForAll("ofDifferentIds") List<Agreement> agreements) {
    assertThat(TradeJson.parseAgreements(agreements(agreements))).isEqualTo(agreements);
  }

  @Provide
  Arbitrary<List<Agreement>> ofDifferentIds() {
    return TradeArbitraries.agreements().list().uniqueElements(Agreement::id).ofMaxSize(3);
  }

  @Property(tries = 200)
  void theMapperReadsBackWhatItWrites(
      @ForAll TradeFlow flow, @ForAll Agreement agreement, @ForAll Rate rate) {
    for (Object value : List.of(flow, agreement, rate)) {
      String json = MAPPER.writeValueAsString(value);
      assertThat((Object) MAPPER.readValue(json, value.getClass())).isEqualTo(value);
      assertThat((Object) MAPPER.treeToValue(MAPPER.valueToTree(value), value.getClass()))
          .isEqualTo(value);
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
            TradeArbitraries.flows().list().ofMinSize(1).ofMaxSize(2).map(f -> flows(f)),
            TradeArbitraries.agreements().map(a -> agreements(List.of(a))));
    return Combinators.combine(text, Arbitraries.doubles().between(0, 1), Arbitraries.chars().all())
        .as(
            (whole, share, c) -> {
              int at = (int) (share * (whole.length() - 1));
              return at % 2 == 0
                  ? whole.substring(0, at)
                  : whole.substring(0, at) + c + whole.substring(at + 1);
            });
  }

  @Property(tries = 500)
  void aDamagedTextIsReadOrRefusedWithItsPlace(@ForAll("damaged") String text) {
    try {
      assertThat(
              text.contains("timeline")
                  ? TradeJson.parseAgreements(text)
                  : TradeJson.parseFlows(text))
          .isNotNull();
    } catch (TradeParseException e) {
      assertThat(e).hasMessageContaining("JSON text");
    }
  }
}
