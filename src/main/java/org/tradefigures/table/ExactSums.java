package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tradefigures.trade.ObservationStatus;

/**
 * One exact sum a group over a column of decimals: 128 bits wide, so that no order of rows and no
 * number of them can overflow, with the rare number beyond 64 bits added up beside. What is absent
 * is counted by its reason.
 */
final class ExactSums {

  private final DecimalVector numbers;
  private final Map<Integer, BigDecimal> wide = new HashMap<>();
  private long[] low = new long[16];
  private long[] high = new long[16];
  private int[] present = new int[16];
  private int[][] absent = new int[3][16];

  ExactSums(DecimalVector numbers) {
    this.numbers = numbers;
  }

  void add(int group, int row) {
    if (group >= low.length) {
      grow(group);
    }
    long raw = numbers.raw(row);
    if (raw > DecimalVector.WIDE) {
      long sum = low[group] + raw;
      high[group] += (raw >> 63) + (Long.compareUnsigned(sum, raw) < 0 ? 1 : 0);
      low[group] = sum;
      present[group]++;
    } else if (raw == DecimalVector.WIDE) {
      wide.merge(group, numbers.wideAt(row), BigDecimal::add);
      present[group]++;
    } else {
      absent[(int) (raw - DecimalVector.MISSING)][group]++;
    }
  }

  /** How many numbers were added to the group's sum. */
  int present(int group) {
    return group < present.length ? present[group] : 0;
  }

  /** How many numbers of the group are absent for the given reason. */
  int absent(int group, ObservationStatus why) {
    int[] counts =
        switch (why) {
          case MISSING -> absent[0];
          case SUPPRESSED -> absent[1];
          case NOT_YET_REPORTED -> absent[2];
          default -> throw new IllegalArgumentException("Status " + why + " has a value");
        };
    return group < counts.length ? counts[group] : 0;
  }

  int absent(int group) {
    return absent(group, ObservationStatus.MISSING)
        + absent(group, ObservationStatus.SUPPRESSED)
        + absent(group, ObservationStatus.NOT_YET_REPORTED);
  }

  /** The sum of a group's numbers; zero if it has none. */
  BigDecimal sum(int group) {
    if (group >= low.length) {
      return BigDecimal.ZERO;
    }
    BigInteger unscaled =
        BigInteger.valueOf(high[group])
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(low[group])));
    BigDecimal sum = new BigDecimal(unscaled, numbers.scale());
    return sum.add(wide.getOrDefault(group, BigDecimal.ZERO));
  }

  private void grow(int group) {
    int length = Math.max(group + 1, low.length * 2);
    low = Arrays.copyOf(low, length);
    high = Arrays.copyOf(high, length);
    present = Arrays.copyOf(present, length);
    for (int i = 0; i < absent.length; i++) {
      absent[i] = Arrays.copyOf(absent[i], length);
    }
  }
}
