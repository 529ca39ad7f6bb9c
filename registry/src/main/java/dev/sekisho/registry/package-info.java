/// Windows registry hives at rest, read without Windows and never written.
///
/// A {@link dev.sekisho.registry.Hive} is one file of format regf with its transaction logs. It
/// gives {@link dev.sekisho.registry.RegistryKey keys} and {@link
/// dev.sekisho.registry.RegistryValue values} as they are asked for. What is damaged is a {@link
/// dev.sekisho.bytes.Defect}, what it costs a {@link dev.sekisho.bytes.Missing}; the rest is still
/// read. {@link dev.sekisho.registry.MachineRegistry} puts the hives of one machine where Windows
/// has them; what a running Windows has loaded is a {@link dev.sekisho.registry.RegistryHive} too.
///
/// Source: the format as described by M. Suhanov, "Windows registry file format specification".
@org.jspecify.annotations.NullMarked
package dev.sekisho.registry;
