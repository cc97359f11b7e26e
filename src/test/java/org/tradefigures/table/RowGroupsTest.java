package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of rows of a later chunk, where places in the chunk are not the rows themselves. */
class RowGroupsTest {

  private static final int FIRST = 2 * Codes.CHUNK + 10;
  private static final int[] CODES = {0, 3, 1, 2, 2, 0, 1, 3, 200, 1};
  private static final int[] OTHERS = {1, 1, 0, 2, 0, 2, 2, 0, 1, 1};
  private static final int[] SHARES = IntStream.rangeClosed(0, 200).map(c -> c % 4 * 3).toArray();
  private static final int[] SHARES_OF_OTHERS = {0, 1, 2};
  private static final int BASE = 7;

  /** Codes of which only the last chunk is of interest, kept in a byte each, or in more. */
  private static Codes codes(int[] some, int largest) {
    Codes.Builder builder = new Codes.Builder();
    builder.makeRoomForOne(0, Codes.CHUNK, 0);
    builder.makeRoomForOne(Codes.CHUNK, Codes.CHUNK, 0);
    builder.makeRoom(2 * Codes.CHUNK, 10 + some.length, largest);
    builder.put(FIRST, some, 0, some.length);
    return builder.build(FIRST + some.length);
  }

  private static List<RowGroups> all() {
    Codes codes = codes(CODES, 200);
    Codes bytes = codes(OTHERS, 2);
    Codes shorts = codes(OTHERS, 300);
    return List.of(
        byTwo(codes, SHARES, bytes, SHARES_OF_OTHERS),
        byTwo(codes, SHARES, shorts, SHARES_OF_OTHERS),
        byTwo(bytes, SHARES_OF_OTHERS, codes, SHARES));
  }

  private static RowGroups byTwo(Codes one, int[] shares, Codes other, int[] sharesOfOthers) {
    return new RowGroups.ByTwo(
        one.chunkOf(FIRST), shares, other.chunkOf(FIRST), sharesOfOthers, BASE);
  }

  private static int group(int i) {
    return BASE + SHARES[CODES[i]] + SHARES_OF_OTHERS[OTHERS[i]];
  }

  @Test
  void rowsOfTwoColumnsAreInTheGroupsOfTheirCodes() {
    for (RowGroups groups : all()) {
      for (int i = 0; i < CODES.length; i++) {
        assertThat(groups.of(FIRST + i)).isEqualTo(group(i));
      }
    }
  }

  @Test
  void numbersAboveZeroAreAddedUpToTheFirstThatIsNot() {
    for (RowGroups groups : all()) {
      for (int from = 0; from < CODES.length; from++) {
        for (int none : new int[] {from, 7, CODES.length}) {
          for (int number : new int[] {0, -1}) {
            int[] numbers = new int[Codes.CHUNK];
            for (int i = 0; i < CODES.length; i++) {
              numbers[10 + i] = i == none ? number : 1 << i;
            }
            int end = none < from ? CODES.length : none;
            long[] expected = new long[20];
            for (int i = from; i < end; i++) {
              expected[group(i) - 4] += 1 << i;
            }
            long[] sums = new long[20];
            assertThat(groups.add(FIRST + from, FIRST + CODES.length, sums, 4, numbers))
                .isEqualTo(FIRST + end);
            assertThat(sums).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void codesOfAByteEachAreTheNumberOfTheGroup() {
    byte[] high = codes(OTHERS, 2).chunkOf(FIRST).bytes();
    byte[] low = codes(CODES, 200).chunkOf(FIRST).bytes();
    RowGroups groups = new RowGroups.ByBytes(high, low, BASE);
    for (int from = 0; from < CODES.length; from++) {
      assertThat(groups.of(FIRST + from)).isEqualTo(BASE + 256 * OTHERS[from] + CODES[from]);
      int[] numbers = new int[Codes.CHUNK];
      long[] expected = new long[3 * 256];
      for (int i = from; i < CODES.length; i++) {
        numbers[10 + i] = i == 8 ? 0 : 1 << i;
        expected[BASE - 4 + 256 * OTHERS[i] + CODES[i]] += i < 8 || from > 8 ? 1 << i : 0;
      }
      long[] sums = new long[3 * 256];
      assertThat(groups.add(FIRST + from, FIRST + CODES.length, sums, 4, numbers))
          .isEqualTo(FIRST + (from <= 8 ? 8 : CODES.length));
      assertThat(sums).isEqualTo(expected);
    }
  }

  @Test
  void rowsOfOneColumnAreInTheGroupsOfItsCodes() {
    RowGroups groups = new RowGroups.ByOne(codes(CODES, 200), SHARES, BASE);
    int[] numbers = new int[Codes.CHUNK];
    long[] expected = new long[20];
    for (int i = 0; i < CODES.length; i++) {
      assertThat(groups.of(FIRST + i)).isEqualTo(BASE + SHARES[CODES[i]]);
      numbers[10 + i] = i == 8 ? 0 : 1 << i;
      expected[BASE + SHARES[CODES[i]] - 4] += i < 8 ? 1 << i : 0;
    }
    long[] sums = new long[20];
    assertThat(groups.add(FIRST, FIRST + CODES.length, sums, 4, numbers)).isEqualTo(FIRST + 8);
    assertThat(sums).isEqualTo(expected);
  }

  @Test
  void twoColumnsFitIfTheFirstTakesAByteAndTheOtherTwoAtMost() {
    Codes bytes = codes(CODES, 200).chunkOf(FIRST);
    Codes shorts = codes(CODES, 300).chunkOf(FIRST);
    Codes ints = codes(CODES, 70_000).chunkOf(FIRST);
    Codes constant = codes(CODES, 200).chunkOf(0);
    assertThat(RowGroups.ByTwo.areFit(bytes, bytes)).isTrue();
    assertThat(RowGroups.ByTwo.areFit(bytes, shorts)).isTrue();
    for (Codes other : List.of(ints, constant)) {
      assertThat(RowGroups.ByTwo.areFit(bytes, other)).isFalse();
      assertThat(RowGroups.ByTwo.areFit(other, bytes)).isFalse();
    }
    assertThat(RowGroups.ByTwo.areFit(shorts, bytes)).isFalse();
  }
}
