// On a cluster
//
// Question: world trade by month, partner and six digits is billions of rows. Does a cluster answer the same three lines with the same
//           digits as one machine?
// Data:     a file in the layout of CEPII's BACI, written below with made-up values: 6 economies, 40 products, one year
// Run time: half a minute, most of it to start Spark

import org.apache.spark.sql.SparkSession;
import org.tradefigures.store.duckdb.DuckDbStore;
import org.tradefigures.store.spark.SparkStore;

Path folder = Files.createTempDirectory("tradefigures");
StringBuilder rows = new StringBuilder("t,i,j,k,v,q\n");
int[] economies = {56, 156, 276, 404, 800, 842};
for (int i : economies) {
    for (int j : economies) {
        for (int k = 0; i != j && k < 40; k++) {
            long value = (i * 31L + j * 17L + k * 7919L) % 1000 * (k % 7 + 1);
            rows.append("2022,").append(i).append(',').append(j).append(",09").append(1000 + k).append(',').append(value).append(".125,NA\n");
        }
    }
}
Path file = Files.writeString(folder.resolve("BACI_HS17_Y2022_V202401b.csv"), rows);

// The three lines, whatever holds the figures.
String threeLines(TradeStore store) {
    TradeTable exports = store.aggregate(TradeQuery.all().keep(PERIOD, ECONOMY).valuesOnly());
    IndicatorResult balances = TradeBalance.by(PERIOD, ECONOMY).from(store);
    return exports.table().printAll() + "\n" + balances;
}

// In memory.
TradeTable memory = TradeReaders.read(file);
String answer = threeLines(memory);
System.out.println(answer);

// In DuckDB, over an archive by period.
Path archive = folder.resolve("archive");
DuckDbStore.writeByPeriod(memory, archive);
try (DuckDbStore duckDb = DuckDbStore.open(archive)) {
    System.out.println("DuckDB and memory agree: " + threeLines(duckDb).equals(answer));
}

// On Spark. This session runs on two cores of this machine; on a cluster it is the one that spark-submit or a notebook server gives, and
// the archive is where the cluster reads: "s3a://…", "hdfs://…".
SparkSession spark = SparkSession.builder().master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate();
try (SparkStore cluster = SparkStore.open(spark, archive.toString())) {
    System.out.println(cluster.coverage() + " figures; Spark and memory agree: " + threeLines(cluster).equals(answer));
}

// The file as it is published is read on the executors, by the same reader: same figures, same errors. Once is enough: Spark writes the
// archive too, and DuckDB reads it.
Path bySpark = folder.resolve("by-spark");
try (SparkStore published = SparkStore.open(spark, file.toString())) {
    published.writeByPeriodTo(bySpark.toString());
}
try (DuckDbStore duckDb = DuckDbStore.open(bySpark)) {
    System.out.println("DuckDB over what Spark wrote agrees: " + threeLines(duckDb).equals(answer));
}
List<Path> written = Files.walk(folder).sorted(java.util.Comparator.reverseOrder()).toList();
for (Path path : written) {
    Files.delete(path);
}
