package org.tradefigures.store;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import net.jqwik.api.PropertyDefaults;
import org.jspecify.annotations.Nullable;
import org.tradefigures.contract.TradeAdviceContract;
import org.tradefigures.reference.Period;
import org.tradefigures.store.duckdb.SharedDatabase;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;

/** SQL takes texts for what they mean: {@code 2024-01-01/P366D} in every other row is 2024. */
@PropertyDefaults(tries = 20)
class UnusualTextsTest extends TradeAdviceContract {

  private static final Set<TradeField> PERIODS = Set.of(TradeField.PERIOD, TradeField.PUBLISHED);

  @Override
  protected TradeStore store(TradeTable trade) {
    SharedDatabase database =
        SharedDatabase.of(
            trade,
            (field, row, text) -> row % 2 == 1 && PERIODS.contains(field) ? inDays(text) : text);
    return new SqlStore(database, trade.coverage(), 1000, usual -> {});
  }

  private static @Nullable String inDays(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Period period = Period.parse(text);
    long days = ChronoUnit.DAYS.between(period.start(), period.end()) + 1;
    return period.start() + "/P" + days + "D";
  }
}
