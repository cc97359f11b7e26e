package org.tradefigures.store;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradefigures.table.Coverage;

/**
 * What Parquet files tell of their coverage, whichever store wrote them. They are complete only if
 * every one of them says so. Spark tells it with a column, where it would outlive a selection from
 * the rows; so there the files tell besides how many rows are all.
 */
public final class ParquetCoverage {

  /** Under which name files, or the values of those that Spark writes, tell the coverage. */
  public static final String KEY = "tradefigures.coverage";

  /** Under which name the values of files that Spark writes tell how many rows there are in all. */
  public static final String ROWS = "tradefigures.rows";

  /** Under which name files that Spark writes tell what their columns tell. */
  public static final String SPARK_COLUMNS = "org.apache.spark.sql.parquet.row.metadata";

  private static final String COMPLETE_BY_SPARK = "\"" + KEY + "\":\"" + Coverage.COMPLETE + "\"";
  private static final Pattern ROWS_BY_SPARK =
      Pattern.compile("\"" + Pattern.quote(ROWS) + "\":(\\d{1,18})");

  private static final long ANY = -1;

  private boolean complete = true;
  private long expected = ANY;
  private long rows;

  /** No files yet. */
  public ParquetCoverage() {}

  /**
   * Takes a file in.
   *
   * @param told the texts that it tells by name
   * @param itsRows how many rows it has
   */
  public void add(Map<String, String> told, long itsRows) {
    rows += itsRows;
    if (Coverage.COMPLETE.toString().equals(told.get(KEY))) {
      return;
    }
    String columns = told.getOrDefault(SPARK_COLUMNS, "");
    Matcher allRows = ROWS_BY_SPARK.matcher(columns);
    if (columns.contains(COMPLETE_BY_SPARK) && allRows.find()) {
      long all = Long.parseLong(allRows.group(1));
      complete &= expected == ANY || expected == all;
      expected = all;
    } else {
      complete = false;
    }
  }

  /**
   * The coverage of all files that were taken in.
   *
   * @return complete, or a selection
   */
  public Coverage coverage() {
    return complete && (expected == ANY || expected == rows)
        ? Coverage.COMPLETE
        : Coverage.SELECTION;
  }
}
