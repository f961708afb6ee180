// Decodes every packet of a capture with gopacket's DecodingLayerParser, on one thread; prints nanoseconds of processor time a packet.
// Arguments: a little-endian pcap capture, and the number of passes. The file is read without libpcap, so that only gopacket has to be installed.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
)

func cpu() int64 {
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return used.Utime.Nano() + used.Stime.Nano()
}

func main() {
	passes, _ := strconv.Atoi(os.Args[2])
	start, packets := cpu(), int64(0)
	for pass := 0; pass < passes; pass++ {
		file, err := os.Open(os.Args[1])
		if err != nil {
			panic(err)
		}
		reader := bufio.NewReaderSize(file, 128*1024)
		reader.Discard(24)
		data := make([]byte, 65536)
		header := make([]byte, 16)
		var eth layers.Ethernet
		var ip4 layers.IPv4
		var ip6 layers.IPv6
		var tcp layers.TCP
		var udp layers.UDP
		var icmp layers.ICMPv4
		var payload gopacket.Payload
		parser := gopacket.NewDecodingLayerParser(layers.LayerTypeEthernet, &eth, &ip4, &ip6, &tcp, &udp, &icmp, &payload)
		parser.IgnoreUnsupported = true
		decoded := make([]gopacket.LayerType, 0, 8)
		for {
			if _, err := io.ReadFull(reader, header); err != nil {
				break
			}
			packet := data[:binary.LittleEndian.Uint32(header[8:])]
			if _, err := io.ReadFull(reader, packet); err != nil {
				break
			}
			parser.DecodeLayers(packet, &decoded)
			packets++
		}
		file.Close()
	}
	fmt.Printf("%.2f\n", float64(cpu()-start)/float64(packets))
}
