#!/usr/bin/perl
# Loads cases into Request Tracker through its own Perl interface:
#   rt-load.pl queues FILE | rt-load.pl notify on|off | rt-load.pl load FILE SHARD SHARDS
use strict; use warnings; use utf8;
use lib '/usr/share/request-tracker5/lib';
use RT -init; use JSON; use MIME::Entity; use Encode;

my ($act, @arguments) = @ARGV;
my $system = RT->SystemUser;
my %status = (open => 'open', pending => 'stalled', resolved => 'resolved', closed => 'resolved');

sub text { MIME::Entity->build(Type => 'text/plain', Charset => 'UTF-8', Encoding => '8bit', Data => [Encode::encode('UTF-8', $_[0])]) }

# The queues named in the file, open to mail from everyone.
sub queues {
    my ($path) = @_;
    my %seen; open my $file, '<', $path or die $!;
    while (<$file>) { $seen{decode_json($_)->{queue}}++ }
    for my $name (sort keys %seen) {
        my $queue = RT::Queue->new($system);
        $queue->Load($name);
        $queue->Create(Name => $name, CorrespondAddress => "$name\@desk.example.org") unless $queue->id;
    }
    my $everyone = RT::Group->new($system); $everyone->LoadSystemInternalGroup('Everyone');
    $everyone->PrincipalObj->GrantRight(Right => $_, Object => RT->System) for qw(CreateTicket ReplyToTicket);
}

# Notification rules ("scrips") are parked under the value 7 while cases are loaded.
sub notify {
    my ($from, $to) = $_[0] eq 'on' ? (7, 0) : (0, 7);
    $RT::Handle->dbh->do("update Scrips set Disabled=$to where Disabled=$from");
}

sub load {
    my ($path, $shard, $shards) = @_;
    my ($loaded, $began) = (0, time);
    open my $file, '<', $path or die $!;
    while (my $line = <$file>) {
        next unless ($. - 1) % $shards == $shard;
        my $case = decode_json($line);
        my $ticket = RT::Ticket->new($system);
        my ($id, undef, $error) = $ticket->Create(Queue => $case->{queue}, Subject => $case->{subject},
            Requestor => [$case->{from_address}], Priority => $case->{priority}, MIMEObj => text($case->{body}));
        warn "case $case->{id}: $error\n" and next unless $id;
        $ticket->Correspond(MIMEObj => text($_)) for @{$case->{replies}};
        my $want = $status{$case->{status}};
        $ticket->SetStatus($want) if $ticket->Status ne $want;
        $loaded++;
    }
    printf "%d cases in %d s\n", $loaded, time - $began;
}

{ queues => \&queues, notify => \&notify, load => \&load }->{$act}->(@arguments);
