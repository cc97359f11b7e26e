package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.json.TradeJson;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.TradeCsv;
import org.tradefigures.store.Repetition;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.table.TradeTable;

/** What makes a flow another one, held alike by all that have to find flows told twice. */
class FlowIdentityTest {

  private static final TradeFlow FLOW =
      TradeFlow.parse(
          "period=2024 economy=KEN partner=USA reporter=KEN direction=X commodity=H6:0902"
              + " valuation=fob currency=USD value=12.5 status=normal net_weight_kg=3 quantity=\"2 kg\""
              + " second_partner=UGA customs=C01 transport=1000 source=a page=1 published=2025"
              + " retrieved=2025-02-01 vintage=first licence=open as_printed=12.50 note=none");

  private static final Map<TradeField, String> OTHERS = new EnumMap<>(TradeField.class);

  static {
    OTHERS.putAll(
        Map.of(
            TradeField.PERIOD, "2023",
            TradeField.ECONOMY, "TZA",
            TradeField.PARTNER, "GBR",
            TradeField.REPORTER, "USA",
            TradeField.DIRECTION, "M",
            TradeField.COMMODITY, "H6:0901",
            TradeField.VALUATION, "cif",
            TradeField.CURRENCY, "KES",
            TradeField.VALUE, "12.6"));
    OTHERS.putAll(
        Map.of(
            TradeField.STATUS, "estimated",
            TradeField.NET_WEIGHT_KG, "4",
            TradeField.QUANTITY, "2 t",
            TradeField.SECOND_PARTNER, "ETH",
            TradeField.CUSTOMS, "C02",
            TradeField.TRANSPORT, "2100"));
    OTHERS.putAll(
        Map.of(
            TradeField.SOURCE, "b",
            TradeField.PAGE, "2",
            TradeField.PUBLISHED, "2025-03",
            TradeField.RETRIEVED, "2025-04-01",
            TradeField.VINTAGE, "second",
            TradeField.LICENCE, "closed",
            TradeField.AS_PRINTED, "12.6",
            TradeField.NOTE, "some"));
  }

  @ParameterizedTest
  @EnumSource
  void isToldByTheSameFieldsEverywhere(TradeField field) throws IOException {
    TradeFlow other = with(field, OTHERS.get(field));
    boolean isSame = !TradeField.IDENTITY.contains(field);

    assertThat(other).isNotEqualTo(FLOW);
    assertThat(other.identity().equals(FLOW.identity())).isEqualTo(isSame);
    assertThat(Repetition.isSame(FLOW.fields(), other.fields()::get)).isEqualTo(isSame);
    assertThat(columnsTellARepetition(other)).isEqualTo(isSame);
    assertThat(isTakenByTables(other)).isEqualTo(!isSame);
    assertThat(isTakenAsJson(other)).isEqualTo(!isSame);
    assertThat(new TradeCsv().readLenient(csv(other), "two.csv").problems().size())
        .isEqualTo(isSame ? 1 : 0);
  }

  private static boolean isTakenByTables(TradeFlow other) {
    try {
      return TradeTable.of(List.of(FLOW, other)).size() == 2;
    } catch (TradeParseException e) {
      return false;
    }
  }

  private static boolean isTakenAsJson(TradeFlow other) throws IOException {
    StringWriter text = new StringWriter();
    TradeJson.writeFlows(List.of(FLOW, other), text);
    try {
      return TradeJson.parseFlows(text.toString()).size() == 2;
    } catch (TradeParseException e) {
      return false;
    }
  }

  private static String csv(TradeFlow other) throws IOException {
    StringWriter text = new StringWriter();
    TradeCsv.write(TradeTable.of(List.of(FLOW)), text);
    StringWriter more = new StringWriter();
    TradeCsv.write(TradeTable.of(List.of(other)), more);
    return text + more.toString().substring(more.toString().indexOf('\n') + 1);
  }

  private static TradeFlow with(TradeField field, String text) {
    Map<TradeField, String> fields = FLOW.fields();
    fields.put(field, text);
    Location here = Location.of("here", 1);
    return TradeFlow.from(fields, here, any -> here);
  }

  private static boolean columnsTellARepetition(TradeFlow other) {
    TradeColumns columns = new TradeColumns();
    TradeColumns.Block block = columns.block(2);
    block.clear(2);
    columns.set(block, 0, FLOW);
    columns.set(block, 1, other);
    columns.put(block, 0);
    return columns.hasRepetition(2);
  }
}
