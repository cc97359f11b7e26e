package org.tradefigures.store.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.tradefigures.internal.Messages;

/**
 * The files a store is opened on, wherever Spark reads.
 *
 * @param place what was named
 * @param files the files, in the order of their paths
 */
record DataFiles(String place, List<DataFile> files) {

  /**
   * A file.
   *
   * @param path its whole path
   * @param size how many bytes it has
   */
  record DataFile(String path, long size) {

    InputStream open(Configuration configuration) throws IOException {
      Path file = new Path(path);
      return file.getFileSystem(configuration).open(file);
    }

    /** What errors call it. */
    String name() {
      return new Path(path).getName();
    }
  }

  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  /** The name of a folder whose rows have nothing in its column. */
  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  /** The file, or all files in folders and their folders whose names don't hide them. */
  static DataFiles at(String place, Configuration configuration) throws IOException {
    Path path = new Path(place);
    FileSystem system = path.getFileSystem(configuration);
    FileStatus[] found = system.globStatus(path);
    if (found == null || found.length == 0) {
      throw new NoSuchFileException(place);
    }
    List<DataFile> files = new ArrayList<>();
    for (FileStatus each : found) {
      if (each.isDirectory()) {
        RemoteIterator<LocatedFileStatus> below = system.listFiles(each.getPath(), true);
        while (below.hasNext()) {
          FileStatus file = below.next();
          if (isVisible(file.getPath(), each.getPath())) {
            files.add(new DataFile(file.getPath().toString(), file.getLen()));
          }
        }
      } else {
        files.add(new DataFile(each.getPath().toString(), each.getLen()));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "No data at "
              + Messages.quoteWhole(place)
              + ": expected are Parquet files, or files of any layout there is a reader for");
    }
    files.sort(Comparator.comparing(DataFile::path));
    return new DataFiles(place, files);
  }

  private static boolean isVisible(Path file, Path folder) {
    for (Path at = file; at != null && !at.equals(folder); at = at.getParent()) {
      String name = at.getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  /** All but the files of some names, unless these are all. */
  DataFiles without(Predicate<String> names) {
    List<DataFile> others = files.stream().filter(file -> !names.test(file.name())).toList();
    return others.isEmpty() ? this : new DataFiles(place, others);
  }

  /**
   * What folders such as {@code period=2024} tell for all rows of a file in them, by column; an
   * empty text for nothing.
   */
  static Map<String, String> toldByFolders(String path) {
    Map<String, String> told = new LinkedHashMap<>();
    for (Path folder = new Path(path).getParent(); folder != null; folder = folder.getParent()) {
      String[] parts = folder.getName().split("=", 2);
      if (parts.length == 2) {
        told.putIfAbsent(parts[0], parts[1].equals(NO_VALUE) ? "" : unescaped(parts[1]));
      }
    }
    return told;
  }

  /** As Spark reads the names of folders: each escape is a character, whatever stands beside it. */
  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  DataFile first() {
    return files.get(0);
  }

  /** Whether the first file is Parquet, told by its first bytes. */
  boolean isParquet(Configuration configuration) throws IOException {
    try (InputStream in = first().open(configuration)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    }
  }
}
