/// Benchmarks (JMH); never shipped. Each checks its answer before it is timed.
///
/// ```
/// mvn -pl bench -am package -DskipTests
/// java -Dsekisho.native=hyperscan/target/native -jar bench/target/sekisho-bench-0.1.0.jar
/// ```
@org.jspecify.annotations.NullMarked
package dev.sekisho.bench;
