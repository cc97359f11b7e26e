package org.tradefigures.table;

import org.tradefigures.contract.TradeAdviceContract;

class TradeTableStoreTest extends TradeAdviceContract {

  @Override
  protected TradeStore store(TradeTable trade) {
    return trade;
  }
}
