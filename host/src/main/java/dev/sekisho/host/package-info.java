/// Infected hosts: files and registry of one machine against the indicators of advisories.
///
/// ```
/// root, hive, collection ─► HostSource ─► Artefact (file, folder, key …)
///                                                  └─► HostMatcher ─► HostResult
/// ```
///
/// Each artefact is an observation by itself and is let go once it was matched: memory does not
/// grow with the host (docs/hosts.md).
@org.jspecify.annotations.NullMarked
package dev.sekisho.host;
