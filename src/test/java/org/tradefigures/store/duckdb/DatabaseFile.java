package org.tradefigures.store.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A file of DuckDB, made by plain SQL. */
final class DatabaseFile {

  private DatabaseFile() {}

  /** Runs statements in a file, which is there afterwards. */
  static Path of(Path file, String... statements) {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return file;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
