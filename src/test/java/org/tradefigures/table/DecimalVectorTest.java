package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
}
