package org.tradefigures.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.table.Dimension.PARTNER;
import static org.tradefigures.table.Dimension.PERIOD;
import static org.tradefigures.table.Dimension.REPORTER;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.PropertyDefaults;
import org.junit.jupiter.api.Test;
import org.tradefigures.contract.TradeAdviceContract;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.store.duckdb.SharedDatabase;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

/** What SQL tells is what memory tells, whichever database answers. */
@PropertyDefaults(tries = 20)
class SqlStoreTest extends TradeAdviceContract {

  private static final TradeTable THREE =
      TradeTable.of(
          Stream.of("USA", "UGA", "TZA")
              .map(
                  partner ->
                      TradeFlow.parse(
                          "period=2024 reporter=KEN direction=M commodity=HS:TOTAL currency=USD value=1 source=s partner="
                              + partner))
              .toList());

  @Override
  protected TradeStore store(TradeTable trade) {
    SharedDatabase database = SharedDatabase.of(trade);
    return new SqlStore(database, trade.coverage(), 1000, usual -> {});
  }

  @Test
  void anAnswerMayHaveAsManyRowsAsItMay() {
    SqlStore store = new SqlStore(SharedDatabase.of(THREE), Coverage.SELECTION, 3, usual -> {});
    assertThat(store.aggregate(TradeQuery.all().keep(PARTNER)).size()).isEqualTo(3);
    assertThat(store.table().flows()).isEqualTo(THREE.flows());
    SqlStore smaller = new SqlStore(SharedDatabase.of(THREE), Coverage.SELECTION, 2, usual -> {});
    assertThatThrownBy(() -> smaller.aggregate(TradeQuery.all().keep(PARTNER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The answer to 'keep partner' has more than 2 rows: keep fewer dimensions, pick fewer figures, or open the store"
                + " with a higher limit");
    assertThatThrownBy(smaller::table)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There are more than 2 rows at memory: aggregate them, or open the store with a higher limit");
  }

  @Test
  void anAnswerMayRestOnEightProvenancesForEachRowThatItMayHave() {
    TradeFlow flow = THREE.flows().get(0);
    TradeTable noted =
        TradeTable.of(
            IntStream.range(0, 9)
                .mapToObj(
                    i ->
                        flow.toBuilder()
                            .period(Period.year(2000 + i))
                            .provenance(flow.provenance().withNote("note " + i))
                            .build())
                .toList());
    SqlStore store = new SqlStore(SharedDatabase.of(noted), Coverage.SELECTION, 2, usual -> {});
    assertThat(store.aggregate(TradeQuery.all()).provenance(0)).hasSize(9);
    SqlStore smaller = new SqlStore(SharedDatabase.of(noted), Coverage.SELECTION, 1, usual -> {});
    assertThatThrownBy(() -> smaller.aggregate(TradeQuery.all()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The answer to 'everything' has more than 8 provenances: keep fewer dimensions, pick fewer figures, or open the"
                + " store with a higher limit");
    assertThat(smaller.aggregate(TradeQuery.all().years(2000, 2007)).provenance(0)).hasSize(8);
  }

  @Test
  void dataAreLookedAtOnceBeforeTheFirstAnswer() {
    AtomicInteger looks = new AtomicInteger();
    Consumer<UnaryOperator<Sql>> check =
        usual -> {
          if (looks.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
        };
    for (Consumer<SqlStore> question :
        List.<Consumer<SqlStore>>of(
            store -> store.aggregate(TradeQuery.all()),
            SqlStore::table,
            SqlStore::size,
            SqlStore::storedForm)) {
      looks.set(0);
      SqlStore store = new SqlStore(SharedDatabase.of(THREE), Coverage.SELECTION, 3, check);
      assertThatThrownBy(() -> question.accept(store)).hasMessage("not yet");
      question.accept(store);
      question.accept(store);
      assertThat(looks).hasValue(2);
    }
  }

  private static String row(String period, String currency, String value, String weight) {
    return "SELECT '%s' AS period, 'KEN' AS reporter, 'USA' AS partner, 'X' AS direction, 'H6:0902' AS commodity, '%s' AS currency, '%s' AS value, '%s' AS net_weight_kg"
        .formatted(period, currency, value, weight);
  }

  @Test
  void textsOfOneMeaningAreOneValue() {
    SharedDatabase database =
        SharedDatabase.ofSelect(
            row("2024", "USD", "1", "1") + " UNION ALL " + row("2024-01-01/P12M", "USD", "2", "1"));
    SqlStore store = new SqlStore(database, Coverage.SELECTION, 1000, usual -> {});
    TradeTable answer = store.aggregate(TradeQuery.all().keep(PERIOD));
    assertThat(answer.size()).isEqualTo(1);
    assertThat(answer.get(PERIOD, 0)).isEqualTo(Period.year(2024));
    assertThat(answer.value(0)).contains(new BigDecimal("3"));
    assertThat(store.aggregate(TradeQuery.all().years(2024, 2024)).value(0))
        .contains(new BigDecimal("3"));
  }

  @Test
  void dataThatAreNotValidAreRefusedBeforeAnyAnswer() {
    refused(
        row("2024", "usd", "1", "1"),
        "Unknown currency 'usd' at memory column 'currency': not an ISO 4217 alphabetic code; did you mean 'USD'?");
    refused(
        row("2024", "USD", "1", "-0.5"),
        "Invalid rows '1' at memory column 'net_weight_kg': a weight is zero or more");
    refused(
        row("2024", "USD", "", "1"),
        "Invalid rows '1' at memory column 'value': a figure has a value, or a status that says why not");
    refused(
        row("2024", "USD", "1", "1") + " UNION ALL " + row("", "USD", "1", "1"),
        "Empty cell '' at memory column 'period': every figure has to tell its period");
  }

  private static void refused(String select, String message) {
    SqlStore store =
        new SqlStore(SharedDatabase.ofSelect(select), Coverage.SELECTION, 1000, usual -> {});
    assertThatThrownBy(() -> store.aggregate(TradeQuery.all()))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    assertThatThrownBy(store::storedForm).hasMessage(message);
  }

  @Test
  void smallTablesAreDroppedWhateverCameOfTheQuestion() {
    SharedDatabase database = SharedDatabase.of(THREE);
    SqlStore store = new SqlStore(database, Coverage.SELECTION, 1000, usual -> {});
    TradeQuery rolledUp =
        TradeQuery.all().keep(PARTNER).rolledUp(PARTNER, p -> Economy.WORLD, "to the world");
    assertThat(store.aggregate(rolledUp).size()).isEqualTo(1);
    assertThat(database.asked("JOIN texts")).isNotEmpty();
    assertThat(database.smallTables()).isEmpty();
    TradeQuery failing =
        rolledUp
            .keep(PARTNER, REPORTER)
            .rolledUp(
                REPORTER,
                r -> {
                  throw new IllegalArgumentException("no such level");
                },
                "to nothing");
    assertThatThrownBy(() -> store.aggregate(failing)).hasMessage("no such level");
    assertThat(database.smallTables()).isEmpty();
  }
}
