/** How long a page looks for its own addresses before it sends what it has. */
const gatherMs = 1_500;

/** Resolves when all addresses are in the description, or after a while with those found so far. */
export function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      connection.removeEventListener('icegatheringstatechange', look);
      window.clearTimeout(timer);
      resolve();
    };
    const look = () => {
      if (connection.iceGatheringState === 'complete') done();
    };
    const timer = window.setTimeout(done, gatherMs);
    connection.addEventListener('icegatheringstatechange', look);
  });
}

/** Whether a connection has ended for good. */
export function isOver(connection: RTCPeerConnection): boolean {
  return connection.connectionState === 'failed' || connection.connectionState === 'closed';
}
