String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('consumer.SparkStoreTest')
assert log.contains('consumer.SparkParquetStoreTest')
assert log.contains('consumer.SparkFilesTest')
