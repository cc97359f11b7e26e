package org.tradefigures.indicator;

import java.util.ArrayList;
import java.util.List;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeFlow;

/** Figures for tests of indicators. */
final class Figures {

  private Figures() {}

  /**
   * A flow of Kenya with the United States in 2024 in dollars, of all goods, but for what the text
   * says.
   */
  static TradeFlow flow(String text) {
    StringBuilder whole = new StringBuilder(text);
    for (String other :
        List.of(
            "period=2024",
            "reporter=KEN",
            "partner=USA",
            "commodity=HS:TOTAL",
            "currency=USD",
            "source=s")) {
      if (!text.contains(other.substring(0, other.indexOf('=') + 1))) {
        whole.append(' ').append(other);
      }
    }
    return TradeFlow.parse(whole);
  }

  static TradeTable table(String... flows) {
    return TradeTable.of(List.of(flows).stream().map(Figures::flow).toList());
  }

  static TradeTable complete(String... flows) {
    return table(flows).withCoverage(Coverage.COMPLETE);
  }

  /** The figures of the statement of 29 January 2026. */
  static TradeTable statement() {
    return table(
        "reporter=unknown economy=KEN direction=X value=737000000 as_printed=\"$737 million\"",
        "reporter=unknown economy=KEN direction=M value=771000000 as_printed=\"$771 million\"");
  }

  /**
   * Fixture T: exports of three economies in three products, million dollars, as a reconciled and
   * complete table. A is AGO, B is BEN, C is COM; p1 to p3 are the headings 0101 to 0103.
   */
  static TradeTable fixtureT() {
    String[] economies = {"AGO", "BEN", "COM"};
    int[][][] exports = {
      {{0, 0, 0}, {40, 10, 10}, {20, 10, 10}},
      {{10, 30, 0}, {0, 0, 0}, {10, 50, 20}},
      {{5, 20, 35}, {15, 30, 75}, {0, 0, 0}}
    };
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          if (i != j) {
            flows.add(
                flow(
                    "reporter=reconciled direction=X economy=%s partner=%s commodity=H6:010%d value=%d000000"
                        .formatted(economies[i], economies[j], k + 1, exports[i][j][k])));
          }
        }
      }
    }
    return TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
  }

  /**
   * Fixture E: exports of five economies in six products to one partner, complete. They are the
   * products of equal totals but for differences that add up to zero both ways, so that the
   * revealed comparative advantages are a tenth of them: 1 or more exactly where the fixture's
   * matrix has a 1, and exactly 1 in ten places.
   */
  static TradeTable fixtureE() {
    return exports(
        new int[][] {
          {10, 10, 10, 10, 14, 6},
          {10, 11, 12, 9, 9, 9},
          {10, 10, 9, 13, 9, 9},
          {5, 10, 10, 9, 9, 17},
          {15, 9, 9, 9, 9, 9}
        });
  }

  /**
   * Fixture F: made as fixture E, of four economies and five products; of its advantages, three are
   * exactly 1, and without them economies and products still hang together.
   */
  static TradeTable fixtureF() {
    return exports(
        new int[][] {
          {12, 11, 7, 10, 10}, {11, 11, 11, 8, 9}, {7, 11, 11, 11, 10}, {10, 7, 11, 11, 11}
        });
  }

  private static TradeTable exports(int[][] exports) {
    String[] economies = {"AGO", "BEN", "COM", "KEN", "TZA"};
    List<TradeFlow> flows = new ArrayList<>();
    for (int i = 0; i < exports.length; i++) {
      for (int k = 0; k < exports[i].length; k++) {
        flows.add(
            flow(
                "reporter=reconciled direction=X economy=%s partner=USA commodity=H6:010%d value=%d"
                    .formatted(economies[i], k + 1, exports[i][k])));
      }
    }
    return TradeTable.of(flows).withCoverage(Coverage.COMPLETE);
  }
}
