package consumer;

import java.math.BigDecimal;
import java.util.Optional;
import javax.money.MonetaryAmount;
import org.tradefigures.reference.Commodity;
import org.tradefigures.trade.TradeFlow;

/** A duty on goods of one commodity that come in. */
record Duty(Commodity commodity, BigDecimal percent) {

  /** What is due on a flow: nothing on other goods and on exports, unknown without a value. */
  Optional<MonetaryAmount> on(TradeFlow flow) {
    boolean due = flow.direction().isImport() && commodity.includes(flow.commodity());
    BigDecimal share = due ? percent.movePointLeft(2) : BigDecimal.ZERO;
    return flow.amount().map(value -> value.multiply(share));
  }
}
