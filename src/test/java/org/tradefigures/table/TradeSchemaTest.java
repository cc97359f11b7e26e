package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.TradeTableTest.flow;
import static org.tradefigures.table.TradeTableTest.table;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TradeSchemaTest {

  @Test
  void everyFieldIsAColumn() {
    assertThat(TradeSchema.columns().stream().map(TradeSchema.ColumnType::name))
        .containsExactlyElementsOf(
            Arrays.stream(TradeField.values()).map(TradeField::key).toList());
    assertThat(
            TradeSchema.columns().stream()
                .filter(c -> !c.isNullable())
                .map(TradeSchema.ColumnType::name))
        .containsExactly(
            "period", "economy", "partner", "direction", "commodity", "currency", "source");
  }

  @Test
  void aTableShowsItselfInTablesaw() {
    Table table =
        table(
                "reporter=KEN direction=X partner=USA value=737000000",
                "reporter=KEN direction=M partner=USA status=suppressed")
            .table();
    assertThat(table.columnNames())
        .containsExactly(
            "period",
            "economy",
            "partner",
            "reporter",
            "direction",
            "commodity",
            "valuation",
            "value",
            "status",
            "source");
    assertThat(table.stringColumn("direction").asList()).containsExactly("X", "M");
    assertThat(((MoneyColumn) table.column("value")).getString(0)).isEqualTo("USD 737,000,000");
    assertThat(table.column("value").isMissing(1)).isTrue();
  }

  @Test
  void aSumShowsHowManyFiguresAreAbsent() {
    Table table =
        table(
                "reporter=KEN direction=M partner=USA value=1",
                "reporter=KEN direction=M partner=UGA status=suppressed")
            .aggregate(TradeQuery.all().keep(Dimension.PERIOD))
            .table();
    assertThat(table.columnNames())
        .containsExactly("period", "valuation", "value", "status", "source", "suppressed");
    assertThat(table.intColumn("suppressed").get(0)).isEqualTo(1);
  }

  @Test
  void aTableComesBackFromTablesaw() {
    List<TradeFlow> flows =
        List.of(
            flow("reporter=KEN direction=X partner=USA value=0.1 net_weight_kg=2.5"),
            flow(
                "reporter=unknown economy=KEN direction=M partner=USA status=missing quantity=\"3 t\""),
            flow("reporter=USA direction=M partner=KEN value=7 currency=KES published=2024-03"));
    assertThat(TradeTable.from(TradeTable.of(flows).table()).flows()).isEqualTo(flows);
  }

  @Test
  void plainColumnsAreReadByTheirText() {
    Table table =
        Table.create(
            "mine",
            IntColumn.create("period", new int[] {2024}),
            StringColumn.create("reporter", "KEN"),
            StringColumn.create("partner", "USA"),
            StringColumn.create("direction", "X"),
            StringColumn.create("commodity", "HS:TOTAL"),
            StringColumn.create("currency", "USD"),
            LongColumn.create("value", new long[] {737000000L}),
            DoubleColumn.create("net_weight_kg", new double[] {0.1}),
            StringColumn.create("source", "s"));
    assertThat(TradeTable.from(table).flows())
        .containsExactly(
            flow("reporter=KEN partner=USA direction=X value=737000000 net_weight_kg=0.1"));
  }

  @Test
  void anInvalidCellIsNamed() {
    Table table =
        Table.create(
            "mine",
            StringColumn.create("period", "2024", "2024"),
            StringColumn.create("reporter", "KEN", "GER"));
    assertThatThrownBy(() -> TradeTable.from(table.last(1).setName("mine")))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown economy 'GER' at table 'mine' row 1 column 'reporter': not an ISO 3166-1 alpha-3 code; did you mean"
                + " 'DEU'?");
  }

  @Test
  void aMissingColumnIsNamed() {
    Table table = Table.create("mine", StringColumn.create("period", "2024"));
    assertThatThrownBy(() -> TradeTable.from(table))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Invalid row 'table 'mine' row 1': No economy in a trade flow: every figure has to tell it");
  }

  @Test
  void anUnknownColumnIsNamed() {
    Table table = Table.create("mine", StringColumn.create("partnr", "USA"));
    assertThatThrownBy(() -> TradeTable.from(table))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Unknown field 'partnr' at table 'mine' column 'partnr': not one of period, economy, partner, reporter, direction,"
                + " commodity, valuation, currency, value, status, net_weight_kg, quantity, second_partner, customs,"
                + " transport, source, page, published, retrieved, vintage, licence, as_printed, note; did you mean"
                + " 'partner'?");
  }
}
