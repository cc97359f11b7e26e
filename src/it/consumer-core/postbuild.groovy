String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('2024  USD -34 million  (exports 737 million, imports 771 million)')
assert log.contains('without net.jqwik.api.Arbitraries')
assert log.contains('read by tradefigures csv')
