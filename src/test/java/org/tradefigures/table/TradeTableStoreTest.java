package org.tradefigures.table;

import org.tradefigures.contract.TradeStoreContract;

class TradeTableStoreTest extends TradeStoreContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return trade;
  }
}
