package org.tradefigures.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.trade.ObservationStatus;

/**
 * An exact sum, and what is not in it because nobody has the figure.
 *
 * @param amount the sum of the figures there are; null where there are none, as a sum of nothing
 *     known is not zero
 * @param added how many figures are in it
 * @param missing how many figures are missing
 * @param suppressed how many are confidential
 * @param notYetReported how many are still to come
 */
public record MoneySum(
    @Nullable MonetaryAmount amount, int added, int missing, int suppressed, int notYetReported) {

  /**
   * A sum and its counts.
   *
   * @throws IllegalArgumentException if a count is negative, or there is an amount of nothing or no
   *     amount of something
   */
  public MoneySum {
    if (Math.min(Math.min(added, missing), Math.min(suppressed, notYetReported)) < 0) {
      throw new IllegalArgumentException(
          "Negative count in a sum of "
              + List.of(added, missing, suppressed, notYetReported)
              + " figures (added, missing, suppressed, not yet reported)");
    }
    if ((amount == null) != (added == 0)) {
      throw new IllegalArgumentException(
          "Sum " + amount + " of " + added + " figures: accepted is an amount where there are any");
    }
  }

  /**
   * How many figures could not be added.
   *
   * @return the missing, the suppressed and those not yet reported
   */
  public int absent() {
    return missing + suppressed + notYetReported;
  }

  /**
   * Whether every figure is in the sum, and there is at least one.
   *
   * @return false if the sum is a part of what it should be
   */
  public boolean isComplete() {
    return amount != null && absent() == 0;
  }

  /**
   * As people write it, with what is not in it.
   *
   * @return for instance {@code USD 700,000 (incomplete: 2 missing, 1 suppressed)}
   */
  @Override
  public String toString() {
    List<String> without = new ArrayList<>();
    count(missing, ObservationStatus.MISSING, without);
    count(suppressed, ObservationStatus.SUPPRESSED, without);
    count(notYetReported, ObservationStatus.NOT_YET_REPORTED, without);
    String sum =
        amount == null
            ? "no amount"
            : new MoneyText(amount.getCurrency(), MoneyColumn.number(amount), null).grouped();
    return without.isEmpty() ? sum : sum + " (incomplete: " + String.join(", ", without) + ")";
  }

  private static void count(int count, ObservationStatus what, List<String> target) {
    if (count > 0) {
      target.add(MoneyText.grouped(BigDecimal.valueOf(count)) + " " + MoneyText.words(what));
    }
  }
}
