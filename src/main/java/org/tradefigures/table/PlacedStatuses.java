package org.tradefigures.table;

import java.util.Arrays;
import java.util.List;
import org.tradefigures.trade.ObservationStatus;

/**
 * The statuses in the rows of a {@link Reclassification}, and how many figures are absent from
 * them.
 */
final class PlacedStatuses {

  /** Of those that are met in a row, the first is its status. */
  private static final List<ObservationStatus> ORDER =
      List.of(
          ObservationStatus.PROVISIONAL,
          ObservationStatus.ESTIMATED,
          ObservationStatus.NORMAL,
          ObservationStatus.MISSING,
          ObservationStatus.SUPPRESSED,
          ObservationStatus.NOT_YET_REPORTED);

  private static final List<ObservationStatus> ABSENT =
      ORDER.stream().filter(s -> !s.hasValue()).toList();
  private static final int ANY_VALUE = (1 << (ORDER.size() - ABSENT.size())) - 1;

  private final TradeTable table;
  private final byte[] met;
  private final int[][] absent = new int[ABSENT.size()][];
  private boolean anyIncomplete;

  PlacedStatuses(TradeTable table, int size) {
    this.table = table;
    this.met = new byte[size];
    Arrays.fill(absent, new int[0]);
  }

  void add(int row, int destination, boolean divided) {
    ObservationStatus status = table.statuses().get(row);
    boolean estimated = divided && status == ObservationStatus.NORMAL;
    int bit = 1 << ORDER.indexOf(estimated ? ObservationStatus.ESTIMATED : status);
    int before = met[destination];
    anyIncomplete |= before != 0 && ((before | bit) & ~ANY_VALUE) != 0;
    met[destination] = (byte) (before | bit);
    for (int i = 0; i < absent.length; i++) {
      ObservationStatus why = ABSENT.get(i);
      int count = !table.isOfFlows() ? table.absent(row, why) : status == why ? 1 : 0;
      if (count > 0) {
        absent[i] = absent[i].length == 0 ? new int[met.length] : absent[i];
        absent[i][destination] += count;
      }
    }
  }

  /** Whether an absent figure went into a row together with another. */
  boolean isAnyIncomplete() {
    return anyIncomplete;
  }

  Coded<ObservationStatus> column() {
    int missing = ORDER.indexOf(ObservationStatus.MISSING);
    int[] numbers = new int[met.length];
    for (int row = 0; row < numbers.length; row++) {
      boolean several = (met[row] & ANY_VALUE) == 0 && Integer.bitCount(met[row]) > 1;
      numbers[row] = several ? missing : Integer.numberOfTrailingZeros(met[row]);
    }
    return Coded.of(ORDER, numbers);
  }

  TradeTable.Absences absences() {
    for (int i = 0; i < absent.length; i++) {
      absent[i] = absent[i].length == 0 ? new int[met.length] : absent[i];
    }
    return new TradeTable.Absences(absent[0], absent[1], absent[2]);
  }
}
