package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tradefigures.trade.ObservationStatus;

class DecimalVectorTest {

  private static DecimalVector of(String... numbers) {
    DecimalVector vector = new DecimalVector();
    for (String number : numbers) {
      vector.add(new BigDecimal(number));
    }
    return vector;
  }

  @Test
  void scaleIsTheFinestThatAnyNumberNeeds() {
    DecimalVector vector = of("737", "0.50", "-1.25", "1e3");

    assertThat(vector.scale()).isEqualTo(2);
    assertThat(vector.raw(0)).isEqualTo(73_700);
    assertThat(vector.raw(2)).isEqualTo(-125);
    assertThat(vector.get(0)).isEqualTo(new BigDecimal("737"));
    assertThat(vector.get(1)).isEqualTo(new BigDecimal("0.5"));
    assertThat(vector.get(3)).isEqualTo(new BigDecimal("1000"));
  }

  @Test
  void numbersThatDoNotFitAreKeptBeside() {
    DecimalVector vector = of("9223372036854775807", "-9223372036854775808", "1");
    assertThat(vector.raw(0)).isEqualTo(Long.MAX_VALUE);
    assertThat(vector.raw(1)).isEqualTo(DecimalVector.WIDE);
    assertThat(vector.wideAt(1)).isEqualTo(new BigDecimal("-9223372036854775808"));

    vector.add(new BigDecimal("0.1"));

    assertThat(vector.raw(0)).isEqualTo(DecimalVector.WIDE);
    assertThat(vector.get(0)).isEqualTo(new BigDecimal("9223372036854775807"));
    assertThat(vector.get(1)).isEqualTo(new BigDecimal("-9223372036854775808"));
    assertThat(vector.get(2)).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void theFourMarksAreNeverNumbers() {
    for (int i = 0; i < 4; i++) {
      DecimalVector vector = of(Long.toString(Long.MIN_VALUE + i));

      assertThat(vector.isAbsent(0)).isFalse();
      assertThat(vector.get(0)).isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE + i));
    }
    assertThat(of(Long.toString(Long.MIN_VALUE + 4)).raw(0)).isEqualTo(Long.MIN_VALUE + 4);
  }

  @Test
  void finerScaleNeverTurnsANumberIntoAMark() {
    DecimalVector vector = of("-922337203685477580.6", "0.01");

    assertThat(vector.get(0)).isEqualTo(new BigDecimal("-922337203685477580.6"));
    assertThat(vector.absence(0)).isNull();
  }

  @Test
  void numberThatReplacesAWideOneIsItself() {
    DecimalVector vector = of("99999999999999999999");
    vector.set(0, BigDecimal.TEN);
    assertThat(vector.get(0)).isEqualTo(BigDecimal.TEN);
    assertThatThrownBy(() -> vector.wideAt(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Row 0 is not wide");
  }

  @Test
  void absenceHasThreeReasons() {
    DecimalVector vector = new DecimalVector();
    vector.addAbsent(ObservationStatus.MISSING);
    vector.addAbsent(ObservationStatus.SUPPRESSED);
    vector.addAbsent(ObservationStatus.NOT_YET_REPORTED);
    vector.add(BigDecimal.ZERO);

    assertThat(vector.absence(0)).isEqualTo(ObservationStatus.MISSING);
    assertThat(vector.absence(1)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(vector.absence(2)).isEqualTo(ObservationStatus.NOT_YET_REPORTED);
    assertThat(vector.absence(3)).isNull();
    assertThat(vector.get(1)).isNull();
    assertThat(vector.get(3)).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void statusWithAValueIsNoAbsence() {
    DecimalVector vector = new DecimalVector();

    assertThatThrownBy(() -> vector.addAbsent(ObservationStatus.ESTIMATED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Status estimated has a value: without one are missing, suppressed and not-yet-reported");
    assertThat(vector.size()).isZero();
  }

  @Test
  void numberThatIsTooLongLeavesNoRow() {
    DecimalVector vector = of("1");

    assertThatThrownBy(() -> vector.add(new BigDecimal("1e38")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Number '1E+38' is too long: accepted are at most 38 digits");
    assertThat(vector.size()).isEqualTo(1);
  }

  @Test
  void rowsOutsideAreRefused() {
    DecimalVector vector = of("1");

    assertThatThrownBy(() -> vector.raw(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.set(1, BigDecimal.ONE))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.setAbsent(1, ObservationStatus.MISSING))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.setFrom(1, of("1"), 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.take(new int[] {1}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static DecimalVector block(long... raws) {
    DecimalVector vector = new DecimalVector();
    vector.makeRoom(0, raws.length, 2);
    vector.put(0, raws, 0, raws.length, 2, Map.of());
    vector.setSize(raws.length);
    return vector;
  }

  @Test
  void numbersOfBlocksTakeFourBytesAndThoseThatDoNotFitAreBeside() {
    long[] raws = {
      Integer.MAX_VALUE,
      Integer.MAX_VALUE + 1L,
      Integer.MIN_VALUE + 4L,
      Integer.MIN_VALUE + 3L,
      Integer.MIN_VALUE,
      Long.MIN_VALUE + 4,
      Long.MAX_VALUE,
      DecimalVector.MISSING,
      DecimalVector.SUPPRESSED,
      DecimalVector.NOT_YET_REPORTED,
      0
    };
    DecimalVector vector = block(raws);
    assertThat(vector.chunkOf(0)).isEmpty();
    assertThat(vector.narrowChunkOf(0)).hasSizeGreaterThanOrEqualTo(raws.length);
    assertThat(IntStream.range(0, raws.length).mapToLong(vector::raw)).containsExactly(box(raws));
    long[] read = new long[raws.length];
    vector.read(0, raws.length, read);
    assertThat(read).isEqualTo(raws);
    assertThat(vector.get(3)).isEqualTo(new BigDecimal("-21474836.45"));
    assertThat(vector.absence(8)).isEqualTo(ObservationStatus.SUPPRESSED);
  }

  private static Long[] box(long... numbers) {
    return LongStream.of(numbers).boxed().toArray(Long[]::new);
  }

  @Test
  void narrowNumbersThatGetFinerStayNarrowAsLongAsTheyFit() {
    DecimalVector vector = block(-214_748_364, 5, DecimalVector.MISSING, 1L << 40);
    vector.set(1, new BigDecimal("0.056"));
    assertThat(vector.narrowChunkOf(0)).isNotEmpty();
    assertThat(vector.scale()).isEqualTo(3);
    assertThat(vector.raw(0)).isEqualTo(-2_147_483_640);
    assertThat(vector.raw(1)).isEqualTo(56);
    assertThat(vector.raw(3)).isEqualTo(10L << 40);
    vector.set(2, new BigDecimal("0.0001"));
    assertThat(vector.narrowChunkOf(0)).isEmpty();
    assertThat(vector.raw(0)).isEqualTo(-21_474_836_400L);
    assertThat(vector.raw(1)).isEqualTo(560);
    assertThat(vector.raw(2)).isEqualTo(1);
    assertThat(vector.raw(3)).isEqualTo(100L << 40);
  }

  @Test
  void blocksOfLargeNumbersMakeAllNumbersLong() {
    long[] raws = LongStream.range(0, 10_000).map(i -> Integer.MAX_VALUE + i).toArray();
    DecimalVector vector = block(raws);
    assertThat(vector.hasRoom(0, raws.length, 2)).isFalse();
    vector.makeRoom(raws.length, raws.length, 2);
    vector.put(raws.length, raws, 0, raws.length, 2, Map.of());
    vector.setSize(2 * raws.length);
    assertThat(vector.narrowChunkOf(0)).isEmpty();
    assertThat(vector.hasRoom(0, raws.length, 2)).isTrue();
    for (int row = 0; row < vector.size(); row++) {
      assertThat(vector.raw(row)).isEqualTo(raws[row % raws.length]);
    }
    vector.makeRoom(Codes.CHUNK, 1, 2);
    assertThat(vector.chunkOf(Codes.CHUNK)).hasSize(Codes.CHUNK);
  }

  @Test
  void numbersOfSeveralBlocksTakeFourBytes() {
    DecimalVector vector = block(1, 1L << 40);
    vector.makeRoom(2, 2, 2);
    vector.put(2, new long[] {3, 1L << 41}, 0, 2, 2, Map.of());
    vector.setSize(4);
    assertThat(vector.narrowChunkOf(0)).isNotEmpty();
    assertThat(IntStream.range(0, 4).mapToLong(vector::raw))
        .containsExactly(1L, 1L << 40, 3L, 1L << 41);
  }

  @Test
  void aColumnOfNothingTakesNoRoomHoweverItIsMade() {
    DecimalVector vector = new DecimalVector();
    for (int row = 0; row < 100; row++) {
      vector.addAbsent(ObservationStatus.MISSING);
    }
    assertThat(vector.isNothing()).isTrue();
    assertThat(vector.lengthOfChunk(0)).isZero();
    vector.addAbsent(ObservationStatus.SUPPRESSED);
    assertThat(vector.isNothing()).isFalse();
    assertThat(vector.absence(99)).isEqualTo(ObservationStatus.MISSING);
  }

  @Test
  void rawNumbersAreNumbersWhateverTheirScale() {
    DecimalVector vector = new DecimalVector();
    vector.addRaw(12, 1);
    vector.addRaw(DecimalVector.SUPPRESSED, 1);
    vector.addRaw(5, 3);
    assertThat(vector.get(0)).isEqualTo(new BigDecimal("1.2"));
    assertThat(vector.get(1)).isEqualTo(BigDecimal.valueOf(DecimalVector.SUPPRESSED, 1));
    assertThat(vector.get(2)).isEqualTo(new BigDecimal("0.005"));
    vector.setRaw(0, DecimalVector.MISSING, 3);
    vector.setRaw(1, 7, 3);
    vector.setRaw(2, 8, 0);
    assertThat(vector.get(0)).isEqualTo(BigDecimal.valueOf(DecimalVector.MISSING, 3));
    assertThat(vector.get(1)).isEqualTo(new BigDecimal("0.007"));
    assertThat(vector.get(2)).isEqualTo(new BigDecimal("8"));
  }

  @Test
  void manyRawNumbersAreAddedBehindOthers() {
    long[] many = LongStream.rangeClosed(1, Codes.CHUNK + 10).toArray();
    DecimalVector vector = new DecimalVector();
    vector.addRaws(new long[] {7, 8}, 1);
    vector.addRaws(many, 2);
    vector.addRaws(new long[] {9}, 0);
    assertThat(vector.size()).isEqualTo(many.length + 3);
    assertThat(vector.get(1)).isEqualTo(new BigDecimal("0.8"));
    long[] read = new long[many.length];
    vector.readTo(2, 2 + many.length, read);
    assertThat(read).isEqualTo(many);
    assertThat(vector.get(many.length + 2)).isEqualTo(new BigDecimal("9"));
    DecimalVector first = new DecimalVector();
    first.addRaws(many, 2);
    assertThat(first.size()).isEqualTo(many.length);
    assertThat(first.get(many.length - 1)).isEqualTo(BigDecimal.valueOf(many.length, 2));
  }

  @Test
  void clearedVectorStartsAgain() {
    DecimalVector vector = of("0.001", "99999999999999999999");
    vector.clear();
    vector.add(BigDecimal.ONE);

    assertThat(vector.size()).isEqualTo(1);
    assertThat(vector.get(0)).isEqualTo(BigDecimal.ONE);
  }

  @Test
  void rowsBehindTheSizeKeepTheirNumbersWhenOthersAreFiner() {
    DecimalVector vector = new DecimalVector();
    for (int row = 0; row < 3; row++) {
      vector.addRaw(3_481_181, 1);
    }
    vector.setSize(1);
    vector.set(0, new BigDecimal("0.001"));
    vector.setSize(3);
    assertThat(vector.get(2)).isEqualTo(new BigDecimal("348118.1"));
  }

  private static final int SECOND = Codes.CHUNK;

  @Test
  void rowsOfASecondChunkAreLikeThoseOfTheFirst() {
    DecimalVector vector = DecimalVector.missing(SECOND + 3, 1);
    assertThat(vector.isNothing()).isTrue();
    vector.set(SECOND - 1, new BigDecimal("0.1"));
    vector.set(SECOND, new BigDecimal("0.2"));
    vector.set(SECOND + 2, new BigDecimal("922337203685477580.7"));
    assertThat(vector.isNothing()).isFalse();
    assertThat(vector.raw(SECOND + 2)).isEqualTo(Long.MAX_VALUE);
    vector.set(0, new BigDecimal("0.03"));
    long[] read = new long[5];
    vector.readTo(SECOND - 2, SECOND + 3, read);
    assertThat(read)
        .containsExactly(DecimalVector.MISSING, 10, 20, DecimalVector.MISSING, DecimalVector.WIDE);
    assertThat(vector.get(SECOND + 2)).isEqualTo(new BigDecimal("922337203685477580.7"));
    DecimalVector all = vector.take(IntStream.range(0, vector.size()).toArray());
    for (int row : new int[] {0, SECOND - 2, SECOND - 1, SECOND, SECOND + 1, SECOND + 2}) {
      assertThat(all.get(row)).isEqualTo(vector.get(row));
    }
    vector.add(new BigDecimal("7"));
    assertThat(vector.get(SECOND + 3)).isEqualTo(new BigDecimal("7"));
  }

  @Test
  void thereIsRoomForASecondChunkHoweverItComes() {
    DecimalVector added = DecimalVector.missing(SECOND, 0);
    added.add(BigDecimal.TEN);
    assertThat(added.get(SECOND)).isEqualTo(BigDecimal.TEN);
    DecimalVector sized = new DecimalVector();
    sized.setSize(SECOND + 1);
    DecimalVector nothing = new DecimalVector();
    nothing.putNothing(SECOND, 1);
    nothing.setSize(SECOND + 1);
    for (DecimalVector each : List.of(sized, nothing)) {
      assertThat(each.absence(SECOND)).isEqualTo(ObservationStatus.MISSING);
      assertThat(each.isNothing()).isTrue();
    }
  }

  @Test
  void narrowNumbersOfASecondChunkAreLikeThoseOfTheFirst() {
    long large = 1L << 40;
    DecimalVector vector = new DecimalVector();
    vector.putNothing(0, SECOND);
    vector.makeRoom(SECOND, 4, 1);
    vector.put(SECOND, new long[] {5, large, -5, DecimalVector.SUPPRESSED}, 0, 4, 1, Map.of());
    assertThat(vector.hasRoom(SECOND, 4, 1)).isTrue();
    vector.setSize(SECOND + 4);
    assertThat(vector.narrowChunkOf(SECOND)).isNotEmpty();
    vector.setRaw(SECOND, large + 1, 1);
    assertThat(vector.narrowChunkOf(SECOND)).isEmpty();
    assertThat(vector.raw(SECOND)).isEqualTo(large + 1);
    assertThat(vector.chunkOf(SECOND)[1]).isEqualTo(large);
    assertThat(vector.raw(SECOND + 2)).isEqualTo(-5);
    assertThat(vector.absence(SECOND + 3)).isEqualTo(ObservationStatus.SUPPRESSED);
    assertThat(vector.absence(SECOND - 1)).isEqualTo(ObservationStatus.MISSING);
  }

  @Test
  void narrowNumbersAreReadAndTakenAsAnyOthers() {
    DecimalVector vector = block(1, 1L << 40, -3);
    long[] read = new long[2];
    vector.readTo(1, 3, read);
    assertThat(read).containsExactly(1L << 40, -3);
    DecimalVector taken = vector.take(new int[] {1, 2, 0});
    assertThat(taken.scale()).isEqualTo(2);
    assertThat(IntStream.range(0, 3).mapToLong(taken::raw)).containsExactly(1L << 40, -3L, 1L);
  }

  @Test
  void aNarrowNumberThatNoLongerFitsMakesAllLong() {
    DecimalVector vector = block(1, 2, 1L << 40);
    vector.setRaw(1, Integer.MIN_VALUE + 3L, 2);
    assertThat(vector.narrowChunkOf(0)).isEmpty();
    assertThat(vector.raw(0)).isEqualTo(1);
    assertThat(vector.raw(1)).isEqualTo(Integer.MIN_VALUE + 3L);
    assertThat(vector.raw(2)).isEqualTo(1L << 40);
    DecimalVector other = block(1, 2, 1L << 40);
    other.set(1, new BigDecimal("9".repeat(30)));
    assertThat(other.narrowChunkOf(0)).isNotEmpty();
    other.setRaw(0, 1L << 41, 2);
    assertThat(other.get(1)).isEqualTo(new BigDecimal("9".repeat(30)));
    assertThat(other.raw(0)).isEqualTo(1L << 41);
    assertThat(other.raw(2)).isEqualTo(1L << 40);
  }

  @Test
  void rowsBehindANarrowChunkCanBeSet() {
    DecimalVector vector = block(1, 2);
    int behind = vector.lengthOfChunk(0);
    vector.setSize(behind + 1);
    assertThat(vector.absence(behind)).isEqualTo(ObservationStatus.MISSING);
    vector.setRaw(behind, 3, 2);
    assertThat(vector.raw(behind)).isEqualTo(3);
    assertThat(vector.raw(1)).isEqualTo(2);
  }

  @Test
  void thereIsRoomForRowsUpToTheEndOfTheirChunkAndForNumbersOfTheScale() {
    DecimalVector vector = block(1, 2);
    int room = vector.lengthOfChunk(0);
    assertThat(vector.hasRoom(room - 2, 2, 2)).isTrue();
    assertThat(vector.hasRoom(room - 1, 2, 2)).isFalse();
    assertThat(vector.hasRoom(0, 2, 1)).isFalse();
    assertThat(vector.hasRoom(0, 2, 3)).isFalse();
    assertThat(vector.hasRoom(SECOND, 1, 2)).isFalse();
  }

  @Test
  void nothingHasRoomOnceItIsKnownThatRowsMayBeMissing() {
    DecimalVector vector = new DecimalVector();
    assertThat(vector.hasRoomForNothing()).isFalse();
    vector.putNothing(0, 5);
    assertThat(vector.hasRoomForNothing()).isTrue();
    assertThat(vector.isNothing()).isTrue();
    vector.makeRoom(5, 2, 0);
    assertThat(vector.hasRoomForNothing()).isFalse();
    assertThat(vector.isNothing()).isFalse();
    vector.put(5, new long[] {1, 2}, 0, 2, 0, Map.of());
    vector.putNothing(2, 4);
    vector.setSize(7);
    assertThat(vector.absence(5)).isEqualTo(ObservationStatus.MISSING);
    assertThat(vector.raw(6)).isEqualTo(2);
  }

  @Test
  void aViewShowsTheNumbersOfAnArray() {
    long[] raws = {15, DecimalVector.WIDE, DecimalVector.SUPPRESSED, 99};
    BigDecimal large = new BigDecimal("1e30");
    DecimalVector view = DecimalVector.view(raws, 3, 1, Map.of(1, large));
    assertThat(view.size()).isEqualTo(3);
    assertThat(view.get(0)).isEqualTo(new BigDecimal("1.5"));
    assertThat(view.get(1)).isEqualTo(large);
    assertThat(view.absence(2)).isEqualTo(ObservationStatus.SUPPRESSED);
    raws[0] = 25;
    assertThat(view.get(0)).isEqualTo(new BigDecimal("2.5"));
  }

  @Test
  void largeNumbersCompareWithSmallOnes() {
    DecimalVector vector =
        of("1", "99999999999999999999", "-99999999999999999999", "99999999999999999998");
    vector.addAbsent(ObservationStatus.MISSING);
    int[] order = {4, 2, 0, 3, 1};
    for (int a = 0; a < order.length; a++) {
      for (int b = 0; b < order.length; b++) {
        assertThat(Integer.signum(vector.compare(order[a], order[b])))
            .isEqualTo(Integer.compare(a, b));
        assertThat(vector.equal(order[a], order[b])).isEqualTo(a == b);
      }
    }
  }
}
