package org.tradefigures.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.table.BlockRepetitions;
import org.tradefigures.table.BlockSums;
import org.tradefigures.table.Coverage;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeColumns;
import org.tradefigures.table.TradeQuery;
import org.tradefigures.table.TradeStore;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/**
 * Files as a store: a query is answered while they are read, in the memory that the answer needs,
 * however large they are. The same query gets the same digits as from a {@link TradeTable} of all
 * their figures, and the same refusals. Every query reads the files again.
 *
 * <pre>{@code
 * TradeFiles world = TradeFiles.of(Path.of("BACI_HS17_V202401b"));
 * TradeTable exports = world.aggregate(TradeQuery.all().keep(PERIOD, ECONOMY));
 * IndicatorResult balances = TradeBalance.by(PERIOD, ECONOMY).from(world);
 * }</pre>
 *
 * <p>A flow that is told twice is refused here too. In a file whose rows are in the order of its
 * columns that shows in passing; otherwise, and where several files have figures of one period, the
 * files are read once more to find out.
 */
public final class TradeFiles implements TradeStore {

  /** Files that can't be read in bounded memory because of their order. */
  private static final String TOO_MANY =
      "Can't tell in the memory there is whether a flow is told twice: sort the files by their columns, or read them into a"
          + " table with TradeReaders.read(…)";

  private record Input(Path file, TradeReader reader) {}

  private final List<Input> inputs;
  private @Nullable Coverage coverage;

  private TradeFiles(List<Input> inputs) {
    this.inputs = List.copyOf(inputs);
    // the first row needs the list, which is read meanwhile where it was not yet
    ForkJoinPool.commonPool().execute(Economy::all);
  }

  /**
   * Files of whichever layouts they have.
   *
   * @param paths files, which may be compressed, or folders, whose files are taken all but those
   *     whose names begin with a point or an underscore, and those of no layout that are published
   *     with the others
   * @return the store
   * @throws TradeParseException if the layout of a file is in doubt
   * @throws IOException if a file can't be read
   */
  public static TradeFiles of(Path... paths) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        inputs.addAll(inFolder(path));
      } else {
        inputs.add(new Input(path, TradeReaders.detect(path).reader()));
      }
    }
    return of(inputs, paths);
  }

  private static List<Input> inFolder(Path folder) throws IOException {
    List<Input> inputs = new ArrayList<>();
    Map<Path, TradeParseException> others = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      try {
        inputs.add(new Input(file, TradeReaders.detect(file).reader()));
      } catch (TradeParseException e) {
        others.put(file, e);
      }
    }
    others
        .keySet()
        .removeIf(file -> inputs.stream().anyMatch(input -> isCompanion(file, input.reader)));
    for (TradeParseException e : others.values()) {
      throw new TradeParseException(
          e.what(),
          e.value(),
          e.remedy() + "; where a folder holds other files too, name the files to read one by one",
          e.location().orElse(null),
          e);
    }
    return inputs;
  }

  /**
   * Files of one layout.
   *
   * @param reader reads them
   * @param paths files, which may be compressed, or folders, whose files are taken all but those
   *     whose names begin with a point or an underscore, and those that the layout is published
   *     with
   * @return the store
   * @throws IOException if a folder can't be read
   */
  public static TradeFiles of(TradeReader reader, Path... paths) throws IOException {
    Objects.requireNonNull(reader, "reader");
    List<Input> inputs = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files(path).stream()
            .filter(file -> !isCompanion(file, reader))
            .forEach(file -> inputs.add(new Input(file, reader)));
      } else {
        inputs.add(new Input(path, reader));
      }
    }
    return of(inputs, paths);
  }

  private static TradeFiles of(List<Input> inputs, Path... paths) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "No file in " + Arrays.toString(paths) + ": name files, or folders that hold some");
    }
    return new TradeFiles(inputs);
  }

  private static boolean isCompanion(Path file, TradeReader reader) {
    return reader.isCompanion(InputFiles.name(file));
  }

  /** What systems leave in folders, such as {@code .DS_Store} and {@code _SUCCESS}. */
  private static boolean isMark(Path file) {
    String name = InputFiles.name(file);
    return name.startsWith(".") || name.startsWith("_");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> inFolder = Files.list(folder)) {
      return inFolder.filter(file -> Files.isRegularFile(file) && !isMark(file)).sorted().toList();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws TradeParseException if a row is not valid; the message names file, line and column
   * @throws UncheckedIOException if a file can't be read
   * @throws CancellationException if the thread is interrupted while it reads
   */
  @Override
  public TradeTable aggregate(TradeQuery query) {
    return BlockSums.answer(Objects.requireNonNull(query, "query"), this::sums, this::coverage);
  }

  /** What it means that there is no figure, as the layouts say: complete only if all files are. */
  @Override
  public Coverage coverage() {
    if (coverage == null) {
      sums(TradeQuery.all());
    }
    return Objects.requireNonNull(coverage, "coverage");
  }

  private BlockSums sums(TradeQuery query) {
    TradeColumns columns = new TradeColumns();
    BlockSums sums = new BlockSums(query, columns);
    boolean complete = true;
    boolean inOrder = true;
    boolean apart = true;
    Set<Input> rowByRow = new HashSet<>();
    BitSet periods = new BitSet();
    for (Input input : inputs) {
      BitSet ofFile = new BitSet();
      FlowSink sink = read(input, false, columns, () -> part(sums.part(), ofFile));
      complete &= sink.coverage() == Coverage.COMPLETE;
      inOrder &= sink.isWithoutRepetition();
      apart &= !periods.intersects(ofFile);
      periods.or(ofFile);
      if (!sink.hasTakenIn()) {
        rowByRow.add(input);
      }
    }
    if (coverage == null) {
      coverage = complete ? Coverage.COMPLETE : Coverage.SELECTION;
    }
    if (!inOrder || !apart) {
      requireNoRepetition(columns, rowByRow);
    }
    return sums;
  }

  /** Blocks that are added up, and whose periods are noted if there are other files. */
  private FlowSink.Part part(BlockSums.Part part, BitSet periods) {
    return new FlowSink.Part() {
      @Override
      public Consumer<TradeColumns.Block> adder() {
        BlockSums.Adder adder = part.adder();
        if (inputs.size() == 1) {
          return adder::add;
        }
        return block -> {
          synchronized (periods) {
            block.collect(Dimension.PERIOD, periods);
          }
          adder.add(block);
        };
      }

      @Override
      public void accept() {
        part.accept();
      }
    };
  }

  /** Reads the files once more, each as the first time, so that no row is taken twice. */
  private void requireNoRepetition(TradeColumns columns, Set<Input> rowByRow) {
    BlockRepetitions repetitions =
        columns.repetitions().orElseThrow(() -> new IllegalStateException(TOO_MANY));
    for (Input input : inputs) {
      read(input, rowByRow.contains(input), columns, () -> taking(repetitions::add));
    }
    if (repetitions.isFound()) {
      requireNoRepetitionInAFile();
      List<String> names = new ArrayList<>();
      List<TradeFlow> told = new ArrayList<>();
      for (Input input : inputs) {
        List<TradeFlow> here = Collections.synchronizedList(new ArrayList<>());
        read(
            input,
            rowByRow.contains(input),
            columns,
            () -> taking(block -> here.addAll(repetitions.repeatedIn(block))));
        here.forEach(flow -> names.add(InputFiles.name(input.file)));
        told.addAll(here);
      }
      throw SecondFigureException.inFiles(told.get(1), names);
    }
  }

  private static FlowSink.Part taking(Consumer<TradeColumns.Block> blocks) {
    return new FlowSink.Part() {
      @Override
      public Consumer<TradeColumns.Block> adder() {
        return blocks;
      }

      @Override
      public void accept() {}
    };
  }

  /** Read row by row, a file that tells a flow twice is an error that names the lines. */
  private void requireNoRepetitionInAFile() {
    for (Input input : inputs) {
      read(input, true, new TradeColumns(), () -> taking(block -> {}));
    }
  }

  private FlowSink read(
      Input input, boolean rowByRow, TradeColumns columns, Supplier<FlowSink.Part> parts) {
    try (SourceText in = SourceText.of(input.file)) {
      FlowSink sink = FlowSink.passing(in, rowByRow, columns, parts);
      input.reader.read(in, sink);
      sink.finish();
      if (Thread.currentThread().isInterrupted()) {
        // others have read what was left
        throw new InterruptedIOException();
      }
      return sink;
    } catch (IOException e) {
      throw Thread.currentThread().isInterrupted() ? cancelled(e) : new UncheckedIOException(e);
    }
  }

  private CancellationException cancelled(IOException cause) {
    CancellationException cancelled =
        new CancellationException("The question to " + this + " was interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  /** The names of the files. */
  @Override
  public String toString() {
    return inputs.stream().map(i -> InputFiles.name(i.file)).toList().toString();
  }
}
