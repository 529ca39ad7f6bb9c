#!/usr/bin/perl
# Prints every key and value of a hive as hivex reads it, one a line, names and data in hexadecimal:
#   K path last-written(FILETIME)
#   V path name type data
# usage: dump-hive.pl HIVE
use strict;
use warnings;
use Encode qw(decode_utf8 encode_utf8);
use Win::Hivex;

my $hive = Win::Hivex->open($ARGV[0]) or die "$ARGV[0]: $!";

sub hex_of { return unpack("H*", utf8::is_utf8($_[0]) ? encode_utf8($_[0]) : $_[0]) }

sub dump_key {
  my ($node, $path) = @_;
  print "K ", hex_of($path), " ", $hive->node_timestamp($node), "\n";
  foreach my $value ($hive->node_values($node)) {
    my ($type, $data) = $hive->value_value($value);
    printf "V %s %s %d %s\n", hex_of($path), hex_of($hive->value_key($value)), $type & 0xffffffff, unpack("H*", $data);
  }
  foreach my $child ($hive->node_children($node)) {
    my $name = $hive->node_name($child);
    dump_key($child, $path eq "" ? $name : "$path\\$name");
  }
}

no warnings "recursion";
dump_key($hive->root(), "");
