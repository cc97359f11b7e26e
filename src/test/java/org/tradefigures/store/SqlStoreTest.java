package org.tradefigures.store;

import net.jqwik.api.PropertyDefaults;
import org.tradefigures.contract.TradeAdviceContract;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;

/** What SQL tells is what memory tells, whichever database answers. */
@PropertyDefaults(tries = 20)
class SqlStoreTest extends TradeAdviceContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    SharedDatabase database = SharedDatabase.of(trade);
    return new SqlStore(database, trade.coverage(), 1000, () -> {});
  }
}
