package org.tradefigures.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.AnyFlow;
import org.tradefigures.trade.TradeFlow;
import tools.jackson.databind.json.JsonMapper;

class TradeJsonProperties {

  private static final JsonMapper MAPPER = TradeJson.mapper();

  @Provide
  Arbitrary<List<TradeFlow>> flows() {
    return AnyFlow.any().list().ofMaxSize(4);
  }

  private static String written(List<TradeFlow> flows) throws IOException {
    StringWriter out = new StringWriter();
    TradeJson.writeFlows(flows, out);
    return out.toString();
  }

  @Property(tries = 300)
  void writtenFlowsAreReadBack(@ForAll("flows") List<TradeFlow> flows) throws IOException {
    assertThat(TradeJson.parseFlows(written(flows))).isEqualTo(flows);
  }

  @Property(tries = 200)
  void theMapperReadsBackWhatItWrites(@ForAll("flows") List<TradeFlow> flows) {
    String json = MAPPER.writeValueAsString(flows.toArray(new TradeFlow[0]));
    assertThat(MAPPER.readValue(json, TradeFlow[].class)).containsExactlyElementsOf(flows);
    for (TradeFlow flow : flows) {
      assertThat(MAPPER.treeToValue(MAPPER.valueToTree(flow), TradeFlow.class)).isEqualTo(flow);
    }
  }

  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> text =
        AnyFlow.any()
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(
                flows -> {
                  try {
                    return written(flows);
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    return Combinators.combine(
            text, Arbitraries.integers().between(0, 5000), Arbitraries.chars().all())
        .as(
            (t, at, c) -> {
              int i = at % t.length();
              return at % 2 == 0 ? t.substring(0, i) : t.substring(0, i) + c + t.substring(i + 1);
            });
  }

  @Property(tries = 500)
  void aDamagedFileIsReadOrRefusedWithItsPlace(@ForAll("mutated") String text) {
    try {
      assertThat(TradeJson.parseFlows(text)).isNotNull();
    } catch (TradeParseException e) {
      assertThat(e).hasMessageContaining("JSON text");
    }
  }
}
