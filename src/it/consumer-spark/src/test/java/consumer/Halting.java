package consumer;

import java.io.File;
import java.io.IOException;
import org.apache.spark.sql.api.java.UDF1;

/**
 * Takes periods as they are, and ends the process that meets 2021, every one or only the first.
 *
 * @param mark the path of a file that is there once a process was ended; empty to end every one
 */
record Halting(String mark) implements UDF1<String, String> {

  @Override
  public String call(String period) throws IOException {
    if (period.equals("2021") && (mark.isEmpty() || new File(mark).createNewFile())) {
      Runtime.getRuntime().halt(1);
    }
    return period;
  }
}
