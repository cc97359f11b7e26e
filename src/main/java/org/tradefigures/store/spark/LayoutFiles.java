package org.tradefigures.store.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.source.SourceText;
import org.tradefigures.source.TradeReader;
import org.tradefigures.source.TradeReaders;
import org.tradefigures.store.FlowTexts;
import org.tradefigures.store.Repetition;
import org.tradefigures.store.TradeRelation;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.TradeField;

/**
 * Files of any layout, read on the executors by the library's own readers: the same figures, and
 * the same errors. Where a layout has a row a line, a large file is read in parts.
 */
final class LayoutFiles {

  /** As much of a file a task reads into a table at a time. */
  private static final long LARGEST_PART = 1L << 25;

  private static final TradeField[] FIELDS = TradeField.values();

  private final SparkSession session;
  private final TradeReader reader;
  private final Coverage coverage;
  private final List<List<FilePart>> tasks;
  private final Broadcast<SerializableConfiguration> configuration;

  private LayoutFiles(
      SparkSession session, DataFiles files, TradeReader reader, Coverage coverage) {
    this.session = session;
    this.reader = reader;
    this.coverage = coverage;
    this.tasks = tasks(files, reader.hasRowPerLine(), largestPart(session));
    this.configuration =
        SerializableConfiguration.broadcast(
            session.sparkContext(), session.sparkContext().hadoopConfiguration());
  }

  /**
   * Files of one layout, and of those that are published with it none.
   *
   * @param stated reads them; null to tell it by the start of the first file
   * @throws TradeParseException if the layout is in doubt
   * @throws IllegalArgumentException if the reader can't be sent to executors
   */
  static LayoutFiles of(SparkSession session, DataFiles files, @Nullable TradeReader stated)
      throws IOException {
    DataFiles figures = stated == null ? files : files.without(stated::isCompanion);
    DataFiles.DataFile first = figures.first();
    try (InputStream in = first.open(session.sparkContext().hadoopConfiguration());
        SourceText text = SourceText.of(in, first.name())) {
      TradeReader reader = stated == null ? TradeReaders.detect(text).reader() : stated;
      requireSendable(reader);
      return new LayoutFiles(
          session, figures.without(reader::isCompanion), reader, coverage(reader, text));
    }
  }

  private static void requireSendable(TradeReader reader) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(reader);
    } catch (NotSerializableException e) {
      throw new IllegalArgumentException(
          "Can't send the reader "
              + Messages.quote(reader.name())
              + " to executors, because it was told functions ("
              + e.getMessage()
              + "): read the files into a table on one machine, and write that as Parquet",
          e);
    }
  }

  /** What a layout with a row a line declares an absent row to mean, by its first line. */
  private static Coverage coverage(TradeReader reader, SourceText text) throws IOException {
    if (!reader.hasRowPerLine()) {
      return Coverage.SELECTION;
    }
    String header =
        text.start()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    return reader.read(header, text.name()).coverage();
  }

  private static long largestPart(SparkSession session) {
    String bySpark = session.conf().get("spark.sql.files.maxPartitionBytes");
    return Math.min(LARGEST_PART, JavaUtils.byteStringAsBytes(bySpark));
  }

  /** Parts that are read one after the other by one task, small ones together. */
  private static List<List<FilePart>> tasks(DataFiles files, boolean inParts, long most) {
    List<List<FilePart>> tasks = new ArrayList<>();
    List<FilePart> task = new ArrayList<>();
    long filled = 0;
    for (DataFiles.DataFile file : files.files()) {
      long step = inParts ? most : Math.max(1, file.size());
      for (long from = 0; from == 0 || from < file.size(); from += step) {
        long to = Math.min(from + step, file.size());
        if (filled > 0 && filled + to - from > most) {
          tasks.add(task);
          task = new ArrayList<>();
          filled = 0;
        }
        task.add(new FilePart(file.path(), from, to, file.size()));
        filled += to - from;
      }
    }
    tasks.add(task);
    return tasks;
  }

  Coverage coverage() {
    return coverage;
  }

  /** Whether a flow that is told twice may not be noticed where it is read. */
  boolean isInParts() {
    return tasks.size() > 1 || tasks.get(0).size() > 1;
  }

  /** One row a figure, all columns of them text. */
  Dataset<Row> rows() {
    StructType schema = new StructType();
    for (String name : TradeRelation.names()) {
      schema = schema.add(name, "string");
    }
    return session.createDataFrame(
        parallel(tasks).flatMap(new Reading(reader, configuration)), schema);
  }

  /**
   * The figures that tell one flow.
   *
   * @param flow what makes it this flow
   * @return the name of the file and the figure, of each
   */
  List<Map.Entry<String, String>> figures(Map<TradeField, String> flow) {
    return parallel(tasks).flatMap(new Finding(reader, configuration, flow)).collect();
  }

  private <T> JavaRDD<T> parallel(List<T> list) {
    return JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(list, list.size());
  }

  /** What a task does with its parts. */
  private abstract static class PartTask<T> implements FlatMapFunction<List<FilePart>, T> {

    private static final long serialVersionUID = 1;

    private final TradeReader reader;
    private final Broadcast<SerializableConfiguration> configuration;

    PartTask(TradeReader reader, Broadcast<SerializableConfiguration> configuration) {
      this.reader = reader;
      this.configuration = configuration;
    }

    TradeTable table(FilePart part) {
      try {
        return part.read(reader, configuration.value().value());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Gives the figures as rows. */
  private static final class Reading extends PartTask<Row> {

    private static final long serialVersionUID = 1;

    Reading(TradeReader reader, Broadcast<SerializableConfiguration> configuration) {
      super(reader, configuration);
    }

    @Override
    public Iterator<Row> call(List<FilePart> parts) {
      return new Rows(parts.iterator(), this);
    }
  }

  /** The rows of one part after the other, of which no more than one is in memory. */
  private static final class Rows implements Iterator<Row> {

    private final Iterator<FilePart> parts;
    private final Reading reading;
    private @Nullable FlowTexts texts;
    private int row;

    Rows(Iterator<FilePart> parts, Reading reading) {
      this.parts = parts;
      this.reading = reading;
    }

    @Override
    public boolean hasNext() {
      while (texts == null || row == texts.size()) {
        if (!parts.hasNext()) {
          return false;
        }
        texts = null;
        texts = new FlowTexts(reading.table(parts.next()));
        row = 0;
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      FlowTexts told = Objects.requireNonNull(texts);
      @Nullable Object[] cells = new @Nullable Object[FIELDS.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = told.get(FIELDS[i], row);
      }
      row++;
      return RowFactory.create(cells);
    }
  }

  /** Looks for the figures of a flow. */
  private static final class Finding extends PartTask<Map.Entry<String, String>> {

    private static final long serialVersionUID = 1;

    private final Map<TradeField, String> flow;

    Finding(
        TradeReader reader,
        Broadcast<SerializableConfiguration> configuration,
        Map<TradeField, String> flow) {
      super(reader, configuration);
      this.flow = flow;
    }

    @Override
    public Iterator<Map.Entry<String, String>> call(List<FilePart> parts) {
      List<Map.Entry<String, String>> found = new ArrayList<>();
      for (FilePart part : parts) {
        TradeTable table = table(part);
        FlowTexts texts = new FlowTexts(table);
        for (int row = 0; row < texts.size(); row++) {
          int at = row;
          if (Repetition.isSame(flow, field -> texts.get(field, at))) {
            found.add(new AbstractMap.SimpleEntry<>(part.name(), table.flow(row).toString()));
          }
        }
      }
      return found.iterator();
    }
  }
}
