package consumer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;

/** Hears of every question that Spark has answered, in whatever session. */
public final class Plans implements QueryExecutionListener {

  private static final List<String> HEARD = new CopyOnWriteArrayList<>();

  @Override
  public void onSuccess(String name, QueryExecution question, long nanoseconds) {
    HEARD.add(question.executedPlan().toString());
  }

  @Override
  public void onFailure(String name, QueryExecution question, Exception failure) {}

  /** The physical plan of the last question. */
  static String last() throws Exception {
    Spark.SESSION.sparkContext().listenerBus().waitUntilEmpty(10_000);
    return HEARD.get(HEARD.size() - 1);
  }
}
