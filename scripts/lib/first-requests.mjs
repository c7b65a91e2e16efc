// node first-requests.mjs HTTPS-ADDRESS HTTP-ADDRESS: asks a server what browsers ask first, over HTTP/2, HTTP/1.1 and without TLS.
import http2 from 'node:http2';
import http from 'node:http';
import https from 'node:https';

const [secure, plain] = process.argv.slice(2);
const PATHS = ['/', '/api/titles', '/health/ready', '/metrics', '/titles/none/master.m3u8'];

function overHttp2(origin, path) {
  return new Promise((resolve, reject) => {
    const session = http2.connect(origin, { rejectUnauthorized: false });
    session.on('error', reject);
    const stream = session.request({ ':path': path, 'accept-encoding': 'gzip, br' });
    stream.on('error', reject);
    stream.on('response', (headers) => {
      stream.resume();
      stream.on('end', () => {
        session.close();
        resolve(headers[':status']);
      });
    });
  });
}

function overHttp1(client, origin, path) {
  return new Promise((resolve, reject) => {
    client
      .get(origin + path, { rejectUnauthorized: false, agent: false }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
      })
      .on('error', reject);
  });
}

for (const path of PATHS) {
  await overHttp2(secure, path);
  await overHttp1(https, secure, path);
  await overHttp1(http, plain, path);
}
