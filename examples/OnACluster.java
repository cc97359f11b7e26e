import static org.tradefigures.table.Dimension.ECONOMY;
import static org.tradefigures.table.Dimension.PERIOD;

import org.apache.spark.sql.SparkSession;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.store.spark.SparkStore;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeTable;

/**
 * Exports and balances of all economies on a Spark cluster, to be submitted with {@code
 * spark-submit}; the README says how.
 *
 * <p>Arguments: figures (an archive in Parquet, or files as they are published), and where to write
 * an archive by period first, if at all.
 */
public final class OnACluster {

  private OnACluster() {}

  /**
   * Runs it.
   *
   * @param places where the figures are, and where the archive goes
   * @throws Exception if they can't be read or written
   */
  public static void main(String... places) throws Exception {
    if (places.length < 1 || places.length > 2) {
      System.err.println("Usage: OnACluster FIGURES [ARCHIVE]");
      System.exit(2);
    }
    try (SparkSession spark = SparkSession.builder().appName("tradefigures").getOrCreate()) {
      if (places.length == 2) {
        try (SparkStore published = SparkStore.open(spark, places[0])) {
          published.writeByPeriodTo(places[1]);
        }
      }
      try (SparkStore figures = SparkStore.open(spark, places[places.length - 1])) {
        TradeTable exports =
            figures.aggregate(TradeQuery.all().keep(PERIOD, ECONOMY).valuesOnly());
        System.out.println(exports);
        System.out.println(TradeBalance.by(PERIOD, ECONOMY).from(figures));
      }
    }
  }
}
